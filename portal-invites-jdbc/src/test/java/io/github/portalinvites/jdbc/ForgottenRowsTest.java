package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.privacy.ForgetOutcome;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.testkit.DirectoryRecords;
import io.github.portalinvites.testkit.Keys;
import io.github.portalinvites.testkit.MutableClock;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.TestRequests;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was planted of a person is in no table any more once it is forgotten. */
class ForgottenRowsTest {

  private static final Keys KEYS = new Keys(KeyType.TEXT);
  private static final DirectoryRecords RECORDS = new DirectoryRecords(KEYS);
  private static final ContactId ZENOBIA = ContactId.of("crm-quagmire-77");
  private static final EmailAddress NOW = EmailAddress.parse("zenobia@quagmire.example");
  private static final EmailAddress BEFORE = EmailAddress.parse("z.before@oldquag.example");
  private static final EmailAddress NEVER_INVITED = EmailAddress.parse("never@thirdquag.example");
  private static final List<String> PLANTED =
      List.of(
          "crm-quagmire-77",
          "zenobia",
          "quagmire",
          "oldquag",
          "thirdquag",
          "555-0199",
          "555-0177",
          "note-77",
          "12 hidden lane");

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftOfThem(TestDatabase kind) {
    var database = kind.installed(KeyType.TEXT);
    try (var portal = new TestPortal(TestDatabase.tested(database, KeyType.TEXT)).ready()) {
      portal.door().directory().save(RECORDS.invitable(1));
      plant(portal);
      var before = rows(database);
      assertThat(PLANTED).allMatch(each -> !holding(before, each).isEmpty());
      assertThat(forget(portal)).isEqualTo(ForgetOutcome.FORGOTTEN);
      var after = rows(database);
      for (var planted : PLANTED) {
        assertThat(holding(after, planted)).as(planted).isEmpty();
      }
      assertThat(after.get("pi_recipient")).hasSameSizeAs(before.get("pi_recipient"));
      assertThat(after.get("pi_message")).hasSameSizeAs(before.get("pi_message"));
      assertThat(after.get("pi_request")).hasSameSizeAs(before.get("pi_request")).isNotEmpty();
      assertThat(forgets(database)).containsExactly("forgets");
      assertThat(forget(portal)).isEqualTo(ForgetOutcome.NOTHING_KEPT);
      assertThat(forgets(database)).containsExactly("forgets");
    }
  }

  /** Zenobia changes her address twice, is invited, refused, granted, held, signs in and asks. */
  private static void plant(TestPortal portal) {
    var door = portal.door();
    ask(portal, NOW);
    ask(portal, BEFORE);
    save(portal, NEVER_INVITED);
    door.audienceUpkeep().catchUp();
    door.logins().recordLogin(NEVER_INVITED.value(), at());
    save(portal, BEFORE);
    door.invitations().invite(DANA, ZENOBIA);
    portal.work();
    door.feedback().recordBounce(BEFORE);
    save(portal, NOW);
    portal
        .mails()
        .answering(
            mail ->
                new SendResult.PolicyRefused(ServerReply.of(550, "5.7.1 no, zenobia quagmire")));
    portal.send(BulkInvite.to(everybody().search("Zenobia")));
    portal.mails().accepting();
    door.access().grant(DANA, ZENOBIA, KEYS.account(1), AccessGrant.allSites());
    door.acceptance().check(NOW.value(), "wrong", "203.0.113.7");
    var single = SingleInvite.to(ZENOBIA).overridingLimits();
    door.invitations().invite(DANA, single);
    portal.work();
    door.logins().recordLogin(NOW.value(), at());
    portal.plan(BulkInvite.to(everybody().contacts(List.of(ZENOBIA))).alsoInvited());
  }

  /** By an address; once it is known who asked, once it is not. */
  private static void ask(TestPortal portal, EmailAddress address) {
    var typed =
        new Typed("12 Hidden Lane", "Zenobia Q", address.value(), "555-0177", Locale.FRENCH);
    var asked = TestRequests.received(typed, RequestKind.ADDRESS, at());
    var request = address.equals(NOW) ? TestRequests.of(ZENOBIA, asked) : asked;
    var decision = new Decision(DANA, at(), "Zenobia called");
    var decided = request.request(request.request().decided(decision));
    portal.commit(stores -> stores.requests().add(decided));
  }

  private static Instant at() {
    return MutableClock.START;
  }

  private static void save(TestPortal portal, EmailAddress address) {
    portal
        .door()
        .directory()
        .save(
            Contact.of(ZENOBIA, PersonName.of("Zenobia", "Quagmire"))
                .email(address.value())
                .mobilePhone("555-0199")
                .note("note-77"),
            ContactLink.of(ZENOBIA, KEYS.account(1)));
  }

  private static AudienceFilter everybody() {
    return AudienceFilter.division(KEYS.division(1));
  }

  private static ForgetOutcome forget(TestPortal portal) {
    return portal.door().privacy().forget(DANA, ZENOBIA);
  }

  private static List<String> forgets(DataSource database) {
    return rows(database).get("pi_activity").stream()
        .filter(row -> row.contains("CONTACT_FORGOTTEN"))
        .map(row -> "forgets")
        .toList();
  }

  /** H2 writes the names of tables large. */
  private static Map<String, List<String>> rows(DataSource database) {
    return StoredRows.of(database).entrySet().stream()
        .collect(toMap(each -> each.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  private static List<String> holding(Map<String, List<String>> tables, String planted) {
    return tables.entrySet().stream()
        .flatMap(table -> table.getValue().stream().map(row -> table.getKey() + row))
        .filter(row -> row.toLowerCase(Locale.ROOT).contains(planted))
        .toList();
  }
}

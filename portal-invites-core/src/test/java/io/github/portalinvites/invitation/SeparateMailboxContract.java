package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.access.AccessibleAccount;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.bulk.LedgerEntry;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.LoginKeeper.NewLogin;
import io.github.portalinvites.invitation.PortalLogins.PortalUser;
import io.github.portalinvites.invitation.PortalLogins.ResetOutcome;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Contacts 1 and 2 share a mailbox, contact 3 has one of its own, and each has a login of its own
 * under the username {@code user-<key>}.
 */
public interface SeparateMailboxContract extends InvitedContract {

  Pattern USERNAME = Pattern.compile("user-[0-9]");
  EmailAddress FAMILY = EmailAddress.parse("family@example.org");

  @Test
  default void eachContactOfAMailboxGetsAMailOfItsOwn() {
    var portal = invitedSeparately();
    assertThat(portal.mails().sentTo(FAMILY)).hasSize(2);
    assertThat(portal.mails().sent()).hasSize(3);
    assertThat(usernames(portal)).containsExactlyInAnyOrder("user-1", "user-2", "user-3");
  }

  @Test
  default void sharedMailboxesAreListedBeforeAnythingIsSent() {
    var portal = separate();
    var plan = portal.plan(invite());
    assertThat(plan.messages()).isEqualTo(3);
    assertThat(portal.door().bulk().ledger(DANA, plan.id(), LedgerQuery.sharedMailboxes()).items())
        .extracting(LedgerEntry::contact)
        .containsExactlyInAnyOrder(contact(1), contact(2));
  }

  @Test
  default void acceptanceIsOfOneContactOnly() {
    var logins = new ArrayList<NewLogin>();
    var portal =
        invitedSeparately(
            builder ->
                builder.loginKeeper(
                    (login, connection) -> {
                      logins.add(login);
                      return Optional.empty();
                    }));
    var accepted = portal.door().acceptance().accept(tokenOf(portal, 1), CHOSEN);
    assertThat(accepted)
        .isEqualTo(
            new AcceptOutcome.Accepted(IdentityId.of(contact(1)), Set.of(contact(1)), now()));
    assertThat(logins).extracting(NewLogin::username).containsExactly("user-1");
    assertThat(statuses(portal))
        .containsExactly(
            InvitationStatus.ACCEPTED, InvitationStatus.PENDING, InvitationStatus.PENDING);
  }

  @Test
  default void accessIsOfWhoAcceptedOnly() {
    var portal = invitedSeparately();
    portal.door().acceptance().accept(tokenOf(portal, 1));
    var questions = portal.door().accessQuestions();
    assertThat(questions.accessibleAccounts(contact(1)))
        .extracting(AccessibleAccount::id)
        .containsExactly(keys().account(1));
    assertThat(questions.accessibleAccounts(contact(2))).isEmpty();
  }

  @Test
  default void temporaryPasswordIsOfItsOwnUsername() {
    var portal = invitedSeparately();
    var password = TownContract.secrets(mailOf(portal, 1)).get(1);
    assertThat(portal.door().acceptance().check("user-2", password, "127.0.0.1"))
        .isEqualTo(new PasswordCheck.Wrong());
    assertThat(portal.door().acceptance().check(FAMILY.value(), password, "127.0.0.1"))
        .isEqualTo(new PasswordCheck.Wrong());
    assertThat(portal.door().acceptance().check("user-1", password, "127.0.0.1"))
        .isInstanceOf(PasswordCheck.Right.class);
  }

  @Test
  default void linkSaysWhoseItIs() {
    var portal = invitedSeparately();
    assertThat(portal.door().acceptance().peek(tokenOf(portal, 2)))
        .isInstanceOfSatisfying(
            LinkState.Open.class,
            open -> {
              assertThat(open.username()).isEqualTo("user-2");
              assertThat(open.names()).containsExactly("Contact 2");
            });
  }

  @Test
  default void loginOfOneIsNotTheOthers() {
    var portal = invitedSeparately();
    assertThat(portal.door().logins().recordLogin("user-1", now())).isTrue();
    assertThat(statuses(portal))
        .containsExactly(
            InvitationStatus.ACCEPTED, InvitationStatus.PENDING, InvitationStatus.PENDING);
  }

  @Test
  default void unknownUsernameIsToldSo() {
    var portal = invitedSeparately();
    assertThat(portal.door().logins().recordLogin(FAMILY.value(), now())).isFalse();
    assertThat(portal.door().logins().passwordReset("nobody")).isEqualTo(ResetOutcome.REFUSED);
    var users = List.of(new PortalUser("nobody", null), new PortalUser("user-2", now()));
    assertThat(portal.door().logins().importUsers(DANA, users)).isEqualTo(1);
    assertThat(status(portal, 2)).isEqualTo(InvitationStatus.ACCEPTED);
  }

  @Test
  default void revokingOneLeavesTheOther() {
    var portal = invitedSeparately();
    assertThat(portal.door().invitations().revoke(DANA, contact(1)))
        .isEqualTo(RevokeOutcome.REVOKED);
    assertThat(statuses(portal))
        .containsExactly(
            InvitationStatus.REVOKED, InvitationStatus.PENDING, InvitationStatus.PENDING);
  }

  @Test
  default void bounceIsOfTheMailboxAndSoOfAllWhoHaveIt() {
    var portal = invitedSeparately();
    portal.door().feedback().recordBounce(FAMILY);
    assertThat(statuses(portal))
        .containsExactly(
            InvitationStatus.BOUNCED, InvitationStatus.BOUNCED, InvitationStatus.PENDING);
    assertThat(history(portal, 2, Activity.Kind.ADDRESS_HELD)).hasSize(1);
    tested().clock().advance(Duration.ofDays(2));
    assertThat(portal.plan(invite().alsoInvited()).skipped())
        .containsEntry(SkipReason.ADDRESS_BOUNCED, 2L);
    assertThat(portal.door().feedback().clear(DANA, contact(2))).isTrue();
    assertThat(statuses(portal)).containsOnly(InvitationStatus.PENDING);
  }

  @Test
  default void invitationOfTheOldAddressEnds() {
    var portal = invitedSeparately();
    var token = tokenOf(portal, 1);
    portal.door().directory().save(records().contact(1).email("new@example.org"));
    assertThat(portal.door().acceptance().peek(token))
        .isEqualTo(new LinkState.Dead(new DeadLink.Revoked()));
    assertThat(statuses(portal))
        .containsExactly(
            InvitationStatus.ADDRESS_CHANGED, InvitationStatus.PENDING, InvitationStatus.PENDING);
    tested().clock().advance(Duration.ofDays(2));
    portal.mails().clear();
    portal.send(invite());
    assertThat(portal.mails().sentTo(EmailAddress.parse("new@example.org"))).hasSize(1);
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  @Test
  default void loginOutlivesAChangeOfAddress() {
    var portal = invitedSeparately();
    portal.door().acceptance().accept(tokenOf(portal, 1));
    portal.door().directory().save(records().contact(1).email("new@example.org"));
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.ACCEPTED);
    portal.mails().clear();
    portal.send(invite().alsoInvited().overrideLimits());
    assertThat(portal.mails().sentTo(EmailAddress.parse("new@example.org"))).isEmpty();
  }

  @Test
  default void auditOfTheAudienceFindsNothing() {
    var portal = invitedSeparately();
    portal.door().feedback().recordBounce(FAMILY);
    portal.door().logins().recordLogin("user-3", now());
    assertThat(portal.door().audienceUpkeep().verify().contacts()).isEqualTo(3);
    assertThat(portal.door().audienceUpkeep().verify().repaired()).isZero();
  }

  @Test
  default void portalKeepsToTheIdentitiesItBeganWith() {
    separate().close();
    assertThatThrownBy(() -> new TestPortal(tested()))
        .isInstanceOf(ChangedIdentitiesException.class)
        .hasMessageContaining("by contact");
  }

  @Test
  default void policyAndUsernamesBelongTogether() {
    assertThatThrownBy(
            () -> new TestPortal(tested(), each -> each.sharedMailbox(SharedMailbox.SEPARATE)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new TestPortal(tested(), each -> each.usernames(new ByKey())))
        .isInstanceOf(IllegalStateException.class);
  }

  private TestPortal invitedSeparately() {
    return invitedSeparately(each -> each);
  }

  private TestPortal invitedSeparately(UnaryOperator<PortalInvitesBuilder> more) {
    var portal = separate(more);
    portal.send(invite());
    return portal;
  }

  private TestPortal separate() {
    return separate(each -> each);
  }

  private TestPortal separate(UnaryOperator<PortalInvitesBuilder> more) {
    var portal =
        town(
            3,
            each -> more.apply(each.sharedMailbox(SharedMailbox.SEPARATE).usernames(new ByKey())));
    portal
        .door()
        .directory()
        .save(
            List.of(
                records().contact(1).email(FAMILY.value()),
                records().contact(2).email(" FAMILY@example.org")));
    return portal;
  }

  private static List<String> usernames(TestPortal portal) {
    return portal.mails().sent().stream().map(SeparateMailboxContract::username).toList();
  }

  private static String username(OutgoingMail mail) {
    var found = USERNAME.matcher(mail.text());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private OutgoingMail mailOf(TestPortal portal, int contact) {
    return portal.mails().sent().stream()
        .filter(mail -> username(mail).equals("user-" + contact))
        .findFirst()
        .orElseThrow();
  }

  private String tokenOf(TestPortal portal, int contact) {
    return TownContract.secrets(mailOf(portal, contact)).get(0);
  }

  private List<InvitationStatus> statuses(TestPortal portal) {
    return IntStream.rangeClosed(1, 3).mapToObj(n -> status(portal, n)).toList();
  }

  /** Usernames made of keys. */
  record ByKey() implements Usernames {

    @Override
    public String of(Contact contact) {
      return "user-" + contact.id();
    }

    @Override
    public Optional<ContactId> find(String username) {
      return username.matches("user-[1-9]")
          ? Optional.of(ContactId.of(Long.parseLong(username.substring(5))))
          : Optional.empty();
    }
  }
}

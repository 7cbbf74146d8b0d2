package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.DirectoryRecords.RECORDS;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.registration.AccessRequestQuery;
import io.github.portalinvites.registration.AddressRequest;
import io.github.portalinvites.registration.Approval;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.settings.SystemOptions.AddressRequests;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.LogTrap;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes and clients that are typed at the door are kept nowhere, and no log says who asked. */
class PlantedRequestSecretsTest {

  private static final String MISTYPED = "mistyped-code-4711";
  private static final String NUMBER = "account-number-0815";
  private static final List<String> CLIENTS = List.of("203.0.113.77", "2001:db8:77:1::abcd");
  private static final String OWNER = "olga.owner@example.org";
  private static final String NAME = "Olga Nobody-Else";
  private static final String ADDRESS = "77 Nowhere Lane";

  private final LogTrap log = new LogTrap(Level.TRACE);
  private final Haystack seen = new Haystack();

  @AfterEach
  void end() {
    log.close();
  }

  @ParameterizedTest
  @EnumSource
  void areKeptNowhere(TestDatabase kind) {
    var database = kind.installed();
    var tested = TestDatabase.tested(database, KeyType.WHOLE_NUMBER);
    log.set();
    var portal = door(tested);
    ask(portal, NUMBER.toUpperCase(Locale.ROOT), OWNER);
    ask(portal, MISTYPED, "second@example.org");
    tested.clock().advance(Duration.ofMinutes(15));
    ask(portal, MISTYPED, OWNER);
    seen.see(
        portal
            .door()
            .registration()
            .request(AddressRequest.of(ADDRESS, NAME, "third@example.org"), CLIENTS.get(0)));
    seen.seeRows(database);
    portal.work();
    answer(portal);
    portal.work();
    seen.seeRows(database);
    seen.see(log.lines(), log.ofTheMailLibrary());
    var mails = portal.mails().sent();
    assertThat(mails).isNotEmpty();
    var secrets = mails.stream().flatMap(each -> TownContract.secrets(each).stream()).toList();
    var typed =
        Stream.concat(Stream.of(MISTYPED, MISTYPED.toUpperCase(Locale.ROOT)), CLIENTS.stream());
    seen.assertHidden(secrets, typed.map(each -> each.getBytes(UTF_8)).toList());
    assertThat(String.join("\n", log.lines()))
        .contains("could not be looked at")
        .doesNotContain(OWNER, NAME, ADDRESS, NUMBER);
  }

  private TestPortal door(TestedStorage tested) {
    var policy =
        RegistrationPolicy.DEFAULT.addressMatcher(
            (id, address) -> {
              throw new IllegalStateException("the search is down");
            });
    var portal =
        new TestPortal(
                tested,
                builder ->
                    builder
                        .selfRegistration(policy)
                        .eventListener(event -> seen.see(event, event.activity().data())))
            .ready();
    var options = portal.door().settings().load();
    portal.options(
        options
            .signIn(options.signIn().requestLogin(true))
            .addressRequests(new AddressRequests(true, null)));
    portal.door().directory().save(RECORDS.invitable(1));
    portal
        .door()
        .directory()
        .save(
            RECORDS.accountClass(1).portal(PortalSettings.DEFAULT.invoiceRegistration(true)),
            new Account(
                RECORDS.keys().account(1),
                NUMBER,
                "Account 1",
                RECORDS.account(1).lists(),
                RECORDS.account(1).status(),
                RECORDS.account(1).balance(),
                false,
                null),
            RECORDS.invoice(1, 1));
    return portal;
  }

  private void ask(TestPortal portal, String code, String email) {
    var request = InvoiceVerifiedRequest.of("I1", code, NAME, email);
    seen.see(request);
    for (var client : CLIENTS) {
      seen.see(portal.door().registration().request(request, client));
    }
  }

  private void answer(TestPortal portal) {
    var desk = portal.door().accessRequests();
    for (var each : desk.list(DANA, AccessRequestQuery.ALL, PageRequest.first()).items()) {
      seen.see(each, each.typed(), each.found());
      seen.seeCall(() -> desk.approve(DANA, each.id(), Approval.AS_FOUND));
      seen.seeCall(() -> desk.approve(DANA, each.id(), Approval.of(RECORDS.keys().account(1))));
      seen.seeCall(() -> desk.decline(DANA, each.id(), "a note"));
    }
  }
}

package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.TestPortal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The account of every single recipient, on the screen and in files. */
public interface LedgerPagesContract extends TownContract {

  @Test
  default void pagesHoldEveryContactOnce() {
    var portal = town(25);
    var run = portal.send(invite()).id();
    var seen = new ArrayList<ContactId>();
    var query = LedgerQuery.all().page(PageRequest.first(10));
    for (var pages = 1; pages <= 3; pages++) {
      var page = portal.door().bulk().ledger(DANA, run, query);
      page.items().forEach(each -> seen.add(each.contact()));
      query = query.page(new PageRequest(10, page.nextCursor()));
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(query.page().after()).isNull();
  }

  @Test
  default void listsByOutcome() {
    var portal = mixedTown();
    var run = portal.send(invite()).id();
    assertThat(contacts(portal, run, LedgerQuery.of(Outcome.FAILED))).isEqualTo(1);
    assertThat(contacts(portal, run, LedgerQuery.of(Outcome.SKIPPED))).isEqualTo(1);
    assertThat(contacts(portal, run, LedgerQuery.of(Outcome.SENT))).isEqualTo(4);
    assertThat(contacts(portal, run, LedgerQuery.of(Outcome.OPEN))).isZero();
    assertThat(contacts(portal, run, LedgerQuery.of(Outcome.CANCELLED))).isZero();
    assertThat(contacts(portal, run, LedgerQuery.all())).isEqualTo(6);
  }

  @Test
  default void listsWhatWasCancelled() {
    var portal = mixedTown();
    var run = portal.start(invite());
    portal.door().bulk().cancel(DANA, run);
    assertThat(contacts(portal, run, LedgerQuery.of(Outcome.CANCELLED))).isEqualTo(5);
    assertThat(contacts(portal, run, LedgerQuery.of(Outcome.OPEN))).isZero();
  }

  @Test
  default void listsSharedMailboxesBeforeAnythingIsSent() {
    var portal = mixedTown();
    var plan = portal.plan(invite());
    var shared = page(portal, plan.id(), LedgerQuery.sharedMailboxes(), 10).items();
    assertThat(shared)
        .extracting(LedgerEntry::contact)
        .containsExactlyInAnyOrder(contact(5), contact(6));
    assertThat(shared)
        .extracting(each -> each.message().number())
        .containsOnly(shared.get(0).message().number());
  }

  @Test
  default void cursorIsOfItsQuestionOnly() {
    var portal = town(5);
    var run = portal.send(invite()).id();
    var cursor = page(portal, run, LedgerQuery.all(), 2).next().orElseThrow();
    var other = LedgerQuery.of(Outcome.SENT).page(PageRequest.first(2).after(cursor));
    assertThatThrownBy(() -> portal.door().bulk().ledger(DANA, run, other))
        .isInstanceOf(InvalidCursorException.class);
  }

  @Test
  default void exportsAsCsv() {
    var portal = mixedTown();
    var run = portal.send(invite()).id();
    var lines = export(portal, run, LedgerQuery.all(), ExportFormat.CSV).strip().split("\r?\n");
    assertThat(lines).hasSize(7);
    assertThat(lines[0]).startsWith("contact,outcome,reason,changedSincePlan,retryable,message");
    assertThat(lines).anyMatch(line -> line.contains("SKIPPED,contact-switched-off,false"));
    assertThat(lines).anyMatch(line -> line.contains("FAILED,address-refused,false,false"));
  }

  @Test
  default void exportsAsJson() {
    var portal = mixedTown();
    var run = portal.send(invite()).id();
    var text = export(portal, run, LedgerQuery.of(Outcome.FAILED), ExportFormat.JSON);
    assertThat(text.strip()).startsWith("[").endsWith("]");
    assertThat(text).contains("\"outcome\":\"FAILED\"").contains("\"reason\":\"address-refused\"");
  }

  @Test
  default void exportsNeitherAddressesNorSecrets() {
    var portal = mixedTown();
    var run = portal.send(invite()).id();
    var secrets =
        portal.mails().attempts().stream().flatMap(mail -> TownContract.secrets(mail).stream());
    var files =
        export(portal, run, LedgerQuery.all(), ExportFormat.CSV)
            + export(portal, run, LedgerQuery.all(), ExportFormat.JSON);
    assertThat(files).doesNotContain("contact1@").doesNotContain("contact2@").contains("@example");
    assertThat(secrets).isNotEmpty().noneMatch(files::contains);
  }

  /**
   * Contact 2's address is refused, contact 3 is switched off, contacts 5 and 6 share a mailbox.
   */
  private TestPortal mixedTown() {
    var portal = town(6);
    portal
        .door()
        .directory()
        .save(
            records().contact(3).portalAccess(false),
            records().contact(6).email("contact5@EXAMPLE.org"));
    portal
        .mails()
        .answering(
            mail ->
                mail.recipient().address().equals(address(2))
                    ? new SendResult.AddressRefused(
                        ServerReply.of(550, "5.1.1 <contact2@example.org> is unknown"))
                    : new SendResult.Sent(ServerReply.of(250, "2.0.0 queued")));
    return portal;
  }

  private static Page<LedgerEntry> page(TestPortal portal, RunId run, LedgerQuery query, int size) {
    return portal.door().bulk().ledger(DANA, run, query.page(PageRequest.first(size)));
  }

  private static int contacts(TestPortal portal, RunId run, LedgerQuery query) {
    return page(portal, run, query, 100).items().size();
  }

  private static String export(
      TestPortal portal, RunId run, LedgerQuery query, ExportFormat format) {
    var out = new ByteArrayOutputStream();
    portal.door().bulk().export(DANA, run, query, format, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}

package io.github.portalinvites.jdbc;

import static io.github.portalinvites.testkit.DirectoryRecords.RECORDS;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.access.AccessTabQuery;
import io.github.portalinvites.audience.ContactQuery;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.LedgerQuery;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.portal.PageRequest;
import java.io.ByteArrayOutputStream;

/** Whatever can be asked of a portal whose runs have ended, one of them with a failure. */
final class PortalAnswers {

  private static final PageRequest ALL = PageRequest.first(100);

  private final PortalInvites door;
  private final Haystack seen;

  private PortalAnswers(PortalInvites door, Haystack seen) {
    this.door = door;
    this.seen = seen;
  }

  /**
   * Lets {@code seen} see the answers about the contacts 1 to {@code people} of {@link LiveTown}.
   */
  static void see(PortalInvites door, int people, Haystack seen) {
    var answers = new PortalAnswers(door, seen);
    answers.seeAll();
    for (int n = 1; n <= people; n++) {
      answers.seeContact(n);
    }
  }

  private void seeAll() {
    seen.see(door, door.acceptance(), door.invitations(), door.logins(), door.access());
    seen.see(door.accessQuestions(), door.privacy(), door.feedback(), door.autoSend());
    seen.see(door.contacts().page(DANA, ContactQuery.all()));
    seen.see(door.audience().counts(DANA, LiveTown.EVERYBODY));
    seen.see(door.audience().details(DANA, LiveTown.EVERYBODY, DetailsQuery.all()));
    var runs = door.bulk().runs(DANA, ALL).items();
    assertThat(runs).hasSizeGreaterThan(5).anyMatch(run -> run.count(Outcome.FAILED) > 0);
    runs.forEach(this::seeRun);
  }

  private void seeRun(BulkRun run) {
    seen.see(run, door.bulk().ledger(DANA, run.id(), LedgerQuery.all()));
    seen.see(door.activity().ofRun(DANA, run.id(), ALL));
    for (var format : ExportFormat.values()) {
      var out = new ByteArrayOutputStream();
      door.bulk().export(DANA, run.id(), LedgerQuery.all(), format, out);
      door.audience().export(DANA, LiveTown.EVERYBODY, DetailsQuery.all(), format, out);
      seen.see(out.toString(UTF_8));
    }
  }

  private void seeContact(int n) {
    var contact = RECORDS.keys().contact(n);
    var account = RECORDS.keys().account(n);
    seen.seeCall(() -> door.activity().ofContact(DANA, contact, ALL));
    seen.seeCall(() -> door.audience().explain(DANA, contact, LiveTown.EVERYBODY));
    seen.seeCall(() -> door.access().tab(DANA, contact, account, AccessTabQuery.first()));
    seen.seeCall(() -> door.access().preview(DANA, contact));
    seen.seeCall(() -> door.accessQuestions().accessibleAccounts(contact));
    seen.seeCall(() -> door.autoSend().contactCreated(contact));
  }
}

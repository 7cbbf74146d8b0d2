package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.WatchedStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the contracts of bulk sends have in common: a town of contacts who can all be invited. */
public interface TownContract extends StorageContract {

  Pattern SECRET = Pattern.compile("pi1_[A-Za-z0-9_-]{43}|[0-9A-Z]{4}(-[0-9A-Z]{4}){5}");

  /** Division 1 with the contacts 1 to {@code contacts}, each with an account of its own. */
  default TestPortal town(int contacts) {
    return town(contacts, UnaryOperator.identity());
  }

  /**
   * A town of so many contacts.
   *
   * @param more what the test sets of the front door besides
   */
  default TestPortal town(int contacts, UnaryOperator<PortalInvitesBuilder> more) {
    return filled(new TestPortal(tested(), more).ready(), contacts);
  }

  /** A town in a portal of its own, for tests that are one of several. */
  default TestPortal anotherTown(int contacts) {
    var id = PortalId.of("town-" + UUID.randomUUID());
    var elsewhere = new TestedStorage(tested().storage(), tested().clock(), id, keys());
    return filled(new TestPortal(elsewhere).ready(), contacts);
  }

  /** A town whose storage the test watches. */
  default TestPortal town(int contacts, WatchedStorage watched) {
    return filled(new TestPortal(seenThrough(watched)).ready(), contacts);
  }

  /** Another process over the same storage. */
  default TestPortal otherProcess() {
    return new TestPortal(tested());
  }

  default WatchedStorage watched() {
    return new WatchedStorage(tested().storage());
  }

  private TestedStorage seenThrough(WatchedStorage watched) {
    return new TestedStorage(watched, tested().clock(), tested().portal(), keys());
  }

  private TestPortal filled(TestPortal portal, int contacts) {
    portal
        .door()
        .directory()
        .load(
            IntStream.rangeClosed(1, contacts)
                .mapToObj(records()::invitable)
                .flatMap(List::stream));
    return portal;
  }

  default AudienceFilter everybody() {
    return AudienceFilter.division(keys().division(1));
  }

  /** An invitation of everybody. */
  default BulkInvite invite() {
    return BulkInvite.to(everybody());
  }

  default ContactId contact(int n) {
    return keys().contact(n);
  }

  default EmailAddress address(int n) {
    return EmailAddress.parse("contact%d@example.org".formatted(n));
  }

  /** Every entry of a ledger by its contact. */
  default Map<ContactId, LedgerEntry> ledger(TestPortal portal, RunId run) {
    var entries = new ArrayList<LedgerEntry>();
    var query = LedgerQuery.all().page(PageRequest.first(PageRequest.MAX_SIZE));
    var page = portal.door().bulk().ledger(DANA, run, query);
    entries.addAll(page.items());
    while (page.nextCursor() != null) {
      page =
          portal.door().bulk().ledger(DANA, run, query.page(query.page().after(page.nextCursor())));
      entries.addAll(page.items());
    }
    return entries.stream().collect(toMap(LedgerEntry::contact, identity()));
  }

  default LedgerEntry entry(TestPortal portal, RunId run, int contact) {
    return ledger(portal, run).get(contact(contact));
  }

  default Outcome outcome(TestPortal portal, RunId run, int contact) {
    return entry(portal, run, contact).outcome();
  }

  default long size(BulkRun run) {
    return run.outcomes().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The token and the temporary password that a mail carries. */
  static List<String> secrets(OutgoingMail mail) {
    return secrets(mail.text());
  }

  static List<String> secrets(String text) {
    var found = SECRET.matcher(text).results().map(MatchResult::group).toList();
    assertThat(found).hasSize(2);
    return found;
  }
}

package io.github.portalinvites.life;

import static io.github.portalinvites.life.Act.CONTACTS;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.TestPortal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What can be seen of a portal from outside, and what its history tells. */
record PortalPicture(TestedStorage tested, TestPortal portal) {

  private static final int ALL = 10_000;

  /** All that can be seen. */
  Map<String, Object> now() {
    var picture = new TreeMap<String, Object>();
    var audience = portal.door().audience();
    for (var contact : linked()) {
      var explained = audience.explain(DANA, contact(contact), everybody());
      picture.put("status of " + contact, explained.status());
    }
    for (int contact = 1; contact <= CONTACTS; contact++) {
      picture.put("accounts of " + contact, accessible(contact));
    }
    var counts = audience.counts(DANA, everybody()).counts();
    picture.put(
        "counts",
        List.of(StatusBucket.values()).stream()
            .filter(bucket -> counts.of(bucket).contacts() > 0)
            .collect(
                toMap(
                    bucket -> bucket,
                    bucket -> counts.of(bucket).contacts(),
                    (one, other) -> one,
                    TreeMap::new)));
    return picture;
  }

  /** How a contact stands, and what it was granted. */
  Map<String, Object> standing(int contact) {
    var status = portal.door().audience().explain(DANA, contact(contact), everybody()).status();
    var granted = new TreeMap<String, String>();
    portal.commit(
        stores ->
            stores
                .access()
                .of(List.of(contact(contact)))
                .forEach(
                    each ->
                        granted.put(
                            each.account().toString(),
                            each.allSites() ? "all" : String.valueOf(each.sites()))));
    return Map.of("status", status, "granted", granted);
  }

  /** The same by the history of all who share the contact's mailbox. */
  Map<String, Object> replayed(int contact, Map<Integer, String> emails) {
    var mailbox = new ReplayedHistory();
    var own = new ReplayedHistory();
    portal.commit(
        stores -> {
          var rows = new TreeMap<Long, Activity>();
          emails.forEach(
              (other, email) -> {
                if (email.equals(emails.get(contact))) {
                  stores
                      .activities()
                      .ofContact(contact(other), Long.MAX_VALUE, ALL)
                      .forEach(each -> rows.put(each.position(), each.activity()));
                }
              });
          rows.values().forEach(mailbox::goOn);
          rows.values().stream()
              .filter(each -> contact(contact).equals(each.contact()))
              .forEach(own::goOn);
        });
    return Map.of("status", mailbox.status(tested.clock().instant()), "granted", own.granted());
  }

  private List<Integer> linked() {
    return IntStream.rangeClosed(1, CONTACTS)
        .boxed()
        .filter(contact -> !links(contact).isEmpty())
        .toList();
  }

  private List<?> links(int contact) {
    return tested
        .storage()
        .inSnapshot(tested.portal(), stores -> stores.directory().linkedAccounts(contact(contact)));
  }

  private Set<Integer> accessible(int contact) {
    return portal.door().accessQuestions().accessibleAccounts(contact(contact)).stream()
        .map(each -> Integer.valueOf(each.id().toString()))
        .collect(toCollection(TreeSet::new));
  }

  private AudienceFilter everybody() {
    return AudienceFilter.division(tested.keys().division(1));
  }

  private ContactId contact(int n) {
    return tested.keys().contact(n);
  }
}

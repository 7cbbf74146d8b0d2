package io.github.portalinvites.storage.contract;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.testkit.AudienceLinks;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short ways to fill and ask the audience rows. */
public interface AudienceContract extends StorageContract {

  AudienceFilter ACTIVE = AudienceFilter.everyone();

  default AudienceLinks link(int contact, int account) {
    return AudienceLinks.link(keys(), contact, account);
  }

  /** Replaces all rows of the links' contacts by these. */
  default void rows(AudienceLinks... links) {
    rows(Stream.of(links).map(AudienceLinks::build).toList());
  }

  default void rows(Collection<AudienceLink> links) {
    var contacts = links.stream().map(each -> each.person().id()).collect(Collectors.toSet());
    fold(stores -> stores.audience().replace(contacts, links));
  }

  default void removeRows(ContactId... contacts) {
    fold(stores -> stores.audience().replace(Set.of(contacts), List.of()));
  }

  /** Runs work that may write audience rows. */
  default void fold(Consumer<Stores> work) {
    commit(
        stores -> {
          stores.changes().take(1);
          work.accept(stores);
        });
  }

  default BucketCounts counts(AudienceQuery query) {
    return snapshot(stores -> stores.audience().counts(query));
  }

  default BucketCounts counts(AudienceFilter filter) {
    return counts(query(filter));
  }

  default Tally total(AudienceFilter filter) {
    return counts(filter).total();
  }

  default AudienceQuery query(AudienceFilter filter, String... words) {
    return new AudienceQuery(filter, List.of(words), null);
  }
}

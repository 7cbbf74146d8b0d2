package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;

import io.github.portalinvites.audience.Audience;
import io.github.portalinvites.audience.AudienceCounts;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceUpkeep;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.DirectoryWriter;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.TestPortal;
import java.util.Collection;
import java.util.List;

/** What the contracts of the audience stand on: a portal, and short ways to ask it. */
public interface PortalContract extends StorageContract {

  AudienceFilter EVERYONE = AudienceFilter.everyone();

  /** A door to {@link #tested()} where everybody may do everything; the same during a test. */
  TestPortal portal();

  default Audience audience() {
    return portal().door().audience();
  }

  /** As somebody sees it who has these divisions only. */
  default Audience audienceFor(DivisionId... divisions) {
    var narrower = new TestPortal(tested());
    narrower.authorize((portal, actor, permission) -> PermittedDivisions.of(divisions));
    return narrower.door().audience();
  }

  default DirectoryWriter directory() {
    return portal().door().directory();
  }

  default AudienceUpkeep upkeep() {
    return portal().door().audienceUpkeep();
  }

  default SmallWorld smallWorld() {
    var world = new SmallWorld(keys(), now());
    commit(world::saveTo);
    return world;
  }

  /** As a host saves it. */
  @Override
  default void given(Collection<? extends DirectoryRecord> records) {
    directory().save(records);
  }

  default AudienceCounts counts(AudienceFilter filter) {
    return audience().counts(DANA, filter);
  }

  default Page<AudienceRow> page(AudienceFilter filter, DetailsQuery query) {
    return audience().details(DANA, filter, query);
  }

  /** All rows on one page. */
  default List<AudienceRow> details(AudienceFilter filter, DetailsQuery query) {
    return page(filter, query.page(PageRequest.first(PageRequest.MAX_SIZE))).items();
  }

  /** The names and account numbers of all rows, in order. */
  default List<String> shown(AudienceFilter filter, DetailsQuery query) {
    return details(filter, query).stream().map(PortalContract::shown).toList();
  }

  static String shown(AudienceRow row) {
    return row.contactName() + " " + row.account().number();
  }
}

package io.github.portalinvites.testkit;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Grants of all shapes over the sites 1 to 4 and the roles of {@link #ROLES}. */
public final class RandomGrants extends DomainContextBase {

  public static final List<RoleId> ROLES =
      List.of(RoleId.of("payer"), RoleId.of("reader"), RoleId.of("owner"));

  @Provide
  Arbitrary<AccessGrant> grants() {
    return Combinators.combine(Arbitraries.of(true, false), roles(), sites())
        .as((all, roles, sites) -> new AccessGrant(all, all ? roles : Set.of(), sites));
  }

  @Provide
  Arbitrary<SiteId> siteIds() {
    return Arbitraries.longs().between(1, 4).map(SiteId::of);
  }

  private Arbitrary<Map<SiteId, Set<RoleId>>> sites() {
    return Arbitraries.maps(siteIds(), roles()).ofMaxSize(4);
  }

  private static Arbitrary<Set<RoleId>> roles() {
    return Arbitraries.of(ROLES).set().ofMaxSize(AccessGrant.MAX_ROLES);
  }
}

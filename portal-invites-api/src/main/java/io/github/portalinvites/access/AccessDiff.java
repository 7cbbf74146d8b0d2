package io.github.portalinvites.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.portalinvites.directory.SiteId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one grant differs from another, row by row.
 *
 * @param account the row <i>Account (All Sites)</i>
 * @param sites the sites' rows that differ
 */
public record AccessDiff(RowDiff account, Map<SiteId, RowDiff> sites) {

  public AccessDiff {
    sites = Map.copyOf(sites);
  }

  /** What makes {@code after} of {@code before}. */
  public static AccessDiff between(AccessGrant before, AccessGrant after) {
    var account =
        RowDiff.between(
            before.wholeAccount() ? before.roles() : null,
            after.wholeAccount() ? after.roles() : null);
    return new AccessDiff(
        account,
        Stream.of(before, after)
            .flatMap(each -> each.sites().keySet().stream())
            .distinct()
            .map(
                site ->
                    Map.entry(
                        site, RowDiff.between(before.sites().get(site), after.sites().get(site))))
            .filter(each -> !each.getValue().isEmpty())
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** What it makes of the grant that it begins with. */
  public AccessGrant applyTo(AccessGrant before) {
    var changed = new HashMap<>(before.sites());
    sites.forEach((site, row) -> changed.compute(site, (same, roles) -> row.applyTo(roles)));
    var whole = account.applyTo(before.wholeAccount() ? before.roles() : null);
    return new AccessGrant(whole != null, whole == null ? Set.of() : whole, changed);
  }

  public boolean isEmpty() {
    return account.isEmpty() && sites.isEmpty();
  }

  /** How one row differs. */
  public record RowDiff(Tick tick, Set<RoleId> added, Set<RoleId> removed) {

    public RowDiff {
      added = Set.copyOf(added);
      removed = Set.copyOf(removed);
    }

    private static RowDiff between(@Nullable Set<RoleId> before, @Nullable Set<RoleId> after) {
      var tick = (before == null) == (after == null) ? Tick.SAME : Tick.REMOVED;
      return new RowDiff(
          after != null && before == null ? Tick.ADDED : tick,
          without(after, before),
          without(before, after));
    }

    private static Set<RoleId> without(@Nullable Set<RoleId> all, @Nullable Set<RoleId> others) {
      var rest = new HashSet<RoleId>();
      if (all != null) {
        rest.addAll(all);
      }
      if (others != null) {
        rest.removeAll(others);
      }
      return rest;
    }

    private @Nullable Set<RoleId> applyTo(@Nullable Set<RoleId> roles) {
      if (tick == Tick.REMOVED || (tick == Tick.SAME && roles == null)) {
        return null;
      }
      var next = without(roles, removed);
      next.addAll(added);
      return next;
    }

    public boolean isEmpty() {
      return tick == Tick.SAME && added.isEmpty() && removed.isEmpty();
    }
  }

  /** What becomes of a row's tick. */
  public enum Tick {
    SAME,
    ADDED,
    REMOVED
  }
}

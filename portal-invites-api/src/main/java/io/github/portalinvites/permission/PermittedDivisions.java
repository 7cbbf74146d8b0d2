package io.github.portalinvites.permission;

import io.github.portalinvites.directory.DivisionId;
import java.util.Set;

/**
 * The divisions in which an actor has a permission.
 *
 * @param all true for every division, present and future
 * @param divisions those named, empty when {@code all}
 */
public record PermittedDivisions(boolean all, Set<DivisionId> divisions) {

  public static final PermittedDivisions ALL = new PermittedDivisions(true, Set.of());
  public static final PermittedDivisions NONE = new PermittedDivisions(false, Set.of());

  public PermittedDivisions {
    divisions = Set.copyOf(divisions);
  }

  public static PermittedDivisions of(DivisionId... divisions) {
    return new PermittedDivisions(false, Set.of(divisions));
  }

  public boolean isNone() {
    return !all && divisions.isEmpty();
  }

  public boolean contains(DivisionId division) {
    return all || divisions.contains(division);
  }
}

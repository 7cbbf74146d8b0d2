package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.permission.SendPermissions;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import java.util.Set;
import java.util.stream.Collectors;

/** What one actor may see of the audience. */
final class Scope {

  private final PermittedDivisions permitted;

  private Scope(PermittedDivisions permitted) {
    this.permitted = permitted;
  }

  /** Hand-picked contacts are seen also by those who may only send to these. */
  static Scope of(Permissions permissions, Actor actor, AudienceFilter filter) {
    var sending = new SendPermissions(permissions);
    var handPicked = !filter.contacts().isEmpty() && sending.of(actor, false).isNone();
    return new Scope(sending.require(actor, handPicked, filter.divisions()));
  }

  /** Where {@code actor} may pick contacts by hand. */
  static Scope handPicked(Permissions permissions, Actor actor) {
    return new Scope(new SendPermissions(permissions).require(actor, true, Set.of()));
  }

  /** The filter that is really asked: one without divisions means those that the actor has. */
  AudienceFilter narrow(AudienceFilter filter) {
    return filter.divisions().isEmpty() && !permitted.all()
        ? filter.divisions(permitted.divisions())
        : filter;
  }

  /**
   * The divisions that {@code filter} is counted in.
   *
   * @throws NotFoundException if it names a division that does not exist
   */
  Set<DivisionId> divisions(Stores stores, AudienceFilter filter) {
    var existing =
        stores.directory().divisions().stream()
            .map(division -> division.id())
            .filter(permitted::contains)
            .collect(Collectors.toSet());
    for (var named : filter.divisions()) {
      if (!existing.contains(named)) {
        throw new NotFoundException("division", named);
      }
    }
    return filter.divisions().isEmpty() ? existing : filter.divisions();
  }

  /** The contact with those of its links that the actor may see. */
  ContactFacts narrow(ContactFacts facts) {
    return new ContactFacts(
        facts.contact(),
        facts.links().stream()
            .filter(link -> permitted.contains(link.account().lists().division()))
            .toList());
  }

  /** Tells one actor's questions from another's. */
  @Override
  public String toString() {
    var ids = permitted.divisions().stream().map(id -> id.key().type() + ":" + id).sorted();
    return permitted.all() ? "all" : ids.toList().toString();
  }
}

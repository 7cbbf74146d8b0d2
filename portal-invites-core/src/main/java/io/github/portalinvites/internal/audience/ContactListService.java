package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.ContactList;
import io.github.portalinvites.audience.ContactQuery;
import io.github.portalinvites.audience.ContactRow;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import java.util.Set;
import java.util.function.Function;

/** The contact list of one portal: asks for permission, catches up, and reads in one snapshot. */
record ContactListService(
    PortalStorage storage,
    PortalId portal,
    Permissions permissions,
    SealedCursor cursors,
    Upkeep upkeep)
    implements ContactList {

  @Override
  public Page<ContactRow> page(Actor actor, ContactQuery query) {
    var scope = Scope.handPicked(permissions, actor);
    var question = SealedCursor.question("contacts", portal, actor.id(), scope, query.search());
    return read(scope, query, reader -> reader.page(query.page(), cursors, question));
  }

  @Override
  public Set<ContactId> matching(Actor actor, ContactQuery query) {
    return read(Scope.handPicked(permissions, actor), query, ContactListReader::all);
  }

  private <T> T read(Scope scope, ContactQuery query, Function<ContactListReader, T> question) {
    upkeep.catchUpBeforeReading();
    return storage.inSnapshot(
        portal, stores -> question.apply(new ContactListReader(stores, scope, query)));
  }
}

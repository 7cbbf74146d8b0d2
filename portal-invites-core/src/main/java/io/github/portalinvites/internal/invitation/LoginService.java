package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.internal.access.WaitingGrants;
import io.github.portalinvites.internal.invitation.Accepting.Way;
import io.github.portalinvites.internal.invitation.Logins.Named;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.PortalLogins;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes in what the host tells of its logins. */
public final class LoginService implements PortalLogins {

  private static final int USERS_AT_ONCE = 500;

  private final PortalStorage storage;
  private final Permissions permissions;
  private final Logins logins;
  private final Secrets secrets;
  private final Accepting accepting;

  public LoginService(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      Logins logins,
      Secrets secrets) {
    this.storage = storage;
    this.permissions = permissions;
    this.logins = logins;
    this.secrets = secrets;
    this.accepting = new Accepting(portal, null);
  }

  @Override
  public boolean recordLogin(String username, Instant at) {
    return accepting.in(
        storage,
        stores -> logins.named(username).map(each -> recordLogin(stores, each, at)).isPresent());
  }

  private boolean recordLogin(Stores stores, Named named, Instant at) {
    var identity = named.identity();
    var standings = Standings.read(stores, identity);
    var first = standings.lastLogin(identity).isEmpty();
    var accepted = live(stores, standings, identity).map(each -> accept(stores, each, Way.LOGIN));
    stores.identities().recordLogin(identity, at);
    stores.changes().append(List.of(new Change.OfIdentity(identity)));
    var known = new HashSet<>(standings.covered(identity));
    known.addAll(named.contacts());
    var people = logins.people(stores, identity, known);
    WaitingGrants.makeEffective(stores, Accepting.INVITEE, people.contacts());
    if (first && accepted.isEmpty()) {
      Accepting.tell(stores, people, Activity.Kind.FIRST_LOGIN, Way.LOGIN);
    }
    return true;
  }

  @Override
  public ResetOutcome passwordReset(String username) {
    return accepting.in(
        storage,
        stores ->
            logins
                .named(username)
                .map(each -> passwordReset(stores, each.identity()))
                .orElse(ResetOutcome.REFUSED));
  }

  private ResetOutcome passwordReset(Stores stores, IdentityId identity) {
    var standings = Standings.read(stores, identity);
    if (standings.isAccepted(identity)) {
      return ResetOutcome.ALLOWED;
    }
    return live(stores, standings, identity)
        .map(each -> accept(stores, each, Way.PASSWORD_RESET))
        .map(accepted -> ResetOutcome.ACCEPTED)
        .orElse(ResetOutcome.REFUSED);
  }

  @Override
  public int importUsers(Actor actor, Collection<PortalUser> users) {
    if (!permissions.require(actor, Permission.MANAGE_PORTAL_ACCESS).all()) {
      throw new ForbiddenException(Permission.MANAGE_PORTAL_ACCESS);
    }
    var all = List.copyOf(users);
    int accepted = 0;
    for (int from = 0; from < all.size(); from += USERS_AT_ONCE) {
      var batch = all.subList(from, Math.min(from + USERS_AT_ONCE, all.size()));
      accepted += accepting.in(storage, stores -> importUsers(stores, batch));
    }
    return accepted;
  }

  private int importUsers(Stores stores, List<PortalUser> users) {
    int accepted = 0;
    for (var user : users) {
      var named = logins.named(user.username());
      accepted += named.isPresent() && importUser(stores, named.get(), user) ? 1 : 0;
    }
    return accepted;
  }

  private boolean importUser(Stores stores, Named named, PortalUser user) {
    var identity = named.identity();
    var standings = Standings.read(stores, identity);
    var isNew = !standings.isAccepted(identity);
    if (isNew) {
      standings
          .outstanding(identity)
          .ifPresentOrElse(
              each -> accept(stores, each, Way.IMPORT), () -> addAccepted(stores, named));
    }
    if (user.lastLogin() != null) {
      stores.identities().recordLogin(identity, user.lastLogin());
      stores.changes().append(List.of(new Change.OfIdentity(identity)));
    }
    return isNew;
  }

  /**
   * Whoever was never invited, or in vain, has an invitation from now on that nobody was mailed.
   */
  private void addAccepted(Stores stores, Named named) {
    var people = logins.people(stores, named.identity(), named.contacts());
    var id = new InvitationId(UUID.randomUUID());
    var never = secrets.generate(id, 1, CredentialPolicy.LINK);
    var made =
        Invitation.queued(
            id, people.identity(), people.mailbox(), people.contacts(), stores.now(), never);
    Accepting.require(stores.invitations().add(made));
    Accepting.require(stores.invitations().change(made.in(InvitationState.ACCEPTED, stores.now())));
    Accepting.tell(stores, people, Activity.Kind.INVITATION_ACCEPTED, Way.IMPORT);
  }

  /** The invitation that could be accepted now by its newest secrets. */
  private Optional<Invitation> live(Stores stores, Standings standings, IdentityId identity) {
    return standings
        .outstanding(identity)
        .filter(
            each ->
                new Brought(each, each.active().orElseGet(each::latest))
                    .dead(stores, logins.people(stores, each))
                    .isEmpty());
  }

  private Invitation accept(Stores stores, Invitation invitation, Way way) {
    accepting.accept(stores, invitation, logins.people(stores, invitation), way, null);
    return invitation;
  }
}

package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.internal.access.WaitingGrants;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.LoginKeeper;
import io.github.portalinvites.invitation.LoginKeeper.NewLogin;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes an invitation accepted: one guarded update with credentials, grants and history in its
 * transaction.
 */
record Accepting(PortalId portal, @Nullable LoginKeeper logins) {

  static final Activity.Who INVITEE = new Activity.Who("INVITEE", "invited person");

  /** How somebody came to be accepted. */
  enum Way {
    LINK("link"),
    TEMPORARY_PASSWORD("temporary password"),
    LOGIN("login"),
    PASSWORD_RESET("password reset"),
    IMPORT("import");

    private final String text;

    Way(String text) {
      this.text = text;
    }
  }

  /** Runs {@code work}, again if another call changed the invitation in between. */
  <T> T in(PortalStorage storage, Function<Stores, T> work) {
    return LostRace.retried(storage, portal, work);
  }

  /**
   * Accepts.
   *
   * @param credentials null if the host's logins are not asked
   */
  AcceptOutcome accept(
      Stores stores,
      Invitation invitation,
      People people,
      Way way,
      @Nullable Credentials credentials) {
    require(stores.invitations().change(invitation.in(InvitationState.ACCEPTED, stores.now())));
    if (credentials != null) {
      keep(stores, people, credentials);
    }
    tell(stores, people, Activity.Kind.INVITATION_ACCEPTED, way);
    WaitingGrants.makeEffective(stores, INVITEE, people.contacts());
    return new AcceptOutcome.Accepted(people.identity(), people.contacts(), stores.now());
  }

  /** Has everything done again if it was somebody else's turn. */
  static void require(boolean written) {
    if (!written) {
      throw new LostRace("An invitation");
    }
  }

  private void keep(Stores stores, People people, Credentials credentials) {
    if (logins == null) {
      throw new IllegalStateException("No loginKeeper was given to the builder");
    }
    var login =
        new NewLogin(portal, people.identity(), people.username(), people.contacts(), credentials);
    logins
        .keep(login, stores.connection().orElse(null))
        .ifPresent(
            why -> {
              throw new Refused(why);
            });
  }

  static void tell(Stores stores, People people, Activity.Kind kind, Way way) {
    Notes.append(stores, INVITEE, people.contacts(), kind, Map.of("by", way.text));
    stores.changes().append(List.of(new Change.OfIdentity(people.identity())));
  }

  /** Undoes the transaction: the host refuses the password. */
  static final class Refused extends RuntimeException {
    private final String why;

    Refused(String why) {
      super("The password was refused", null, false, false);
      this.why = why;
    }

    String why() {
      return why;
    }
  }
}

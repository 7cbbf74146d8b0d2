package io.github.portalinvites.internal.invitation;

import static java.util.stream.Collectors.toSet;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.invitation.RevokeOutcome;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Ends what could still be accepted, by a person's decision. Lives within one transaction. */
public final class Revoking {

  private final Stores stores;
  private final Logins logins;
  private final Secrets secrets;
  private final Actor actor;

  public Revoking(Stores stores, Logins logins, Secrets secrets, Actor actor) {
    this.stores = stores;
    this.logins = logins;
    this.secrets = secrets;
    this.actor = actor;
  }

  /**
   * Revokes what identities have.
   *
   * @param asked for whom that was asked, by identity
   * @return without those whose invitation somebody else changed at the same time; of these nothing
   *     was written
   */
  public Map<IdentityId, RevokeOutcome> revoke(Map<IdentityId, Set<ContactId>> asked) {
    var standings = Standings.read(stores, asked.keySet());
    var queued = stores.deliveries().queued(asked.keySet(), null);
    var outcomes = new HashMap<IdentityId, RevokeOutcome>();
    var revocable = new HashMap<IdentityId, Set<ContactId>>();
    asked.forEach(
        (identity, contacts) -> {
          if (standings.isAccepted(identity)) {
            outcomes.put(identity, RevokeOutcome.ALREADY_ACCEPTED);
          } else if (standings.outstanding(identity).isPresent() || queued.contains(identity)) {
            revocable.put(identity, contacts);
          } else {
            outcomes.put(identity, RevokeOutcome.NOTHING_TO_REVOKE);
          }
        });
    var revoked =
        logins.people(stores, revocable).stream()
            .map(
                each -> revoked(each, revocable.getOrDefault(each.identity(), Set.of()), standings))
            .toList();
    write(revoked).forEach(each -> outcomes.put(each, RevokeOutcome.REVOKED));
    return outcomes;
  }

  private Revoked revoked(People people, Set<ContactId> asked, Standings standings) {
    var outstanding = standings.outstanding(people.identity());
    var whom = new HashSet<>(people.contacts());
    whom.addAll(asked);
    return outstanding
        .map(each -> new Revoked(each, whom, false))
        .orElseGet(() -> new Revoked(queued(people, whom), whom, true));
  }

  /**
   * For one that waits to be mailed: the worker that takes it up finds it revoked. Outstanding for
   * a moment, so that of us and a worker that makes one now, one waits for the other.
   */
  private Invitation queued(People people, Set<ContactId> whom) {
    var id = new InvitationId(UUID.randomUUID());
    var never = secrets.generate(id, 1, CredentialPolicy.LINK);
    return Invitation.queued(id, people.identity(), people.mailbox(), whom, stores.now(), never);
  }

  private Set<IdentityId> write(List<Revoked> revoked) {
    var added = stores.invitations().add(invitations(revoked, Revoked::isNew));
    var ended =
        revoked.stream()
            .filter(each -> !each.isNew() || added.contains(each.invitation().id()))
            .map(each -> each.invitation().in(InvitationState.REVOKED, stores.now()))
            .toList();
    var written = stores.invitations().change(ended);
    var done = revoked.stream().filter(each -> written.contains(each.invitation().id())).toList();
    var whom = done.stream().flatMap(each -> each.whom().stream()).toList();
    Notes.append(stores, actor, whom, Activity.Kind.INVITATION_REVOKED, Map.of());
    var identities = done.stream().map(each -> each.invitation().identity()).collect(toSet());
    stores.changes().append(identities.stream().map(Change.OfIdentity::new).toList());
    return identities;
  }

  private static List<Invitation> invitations(List<Revoked> revoked, Predicate<Revoked> which) {
    return revoked.stream().filter(which).map(Revoked::invitation).toList();
  }

  /**
   * What is to be revoked of one identity.
   *
   * @param whom all whom it concerns
   */
  private record Revoked(Invitation invitation, Set<ContactId> whom, boolean isNew) {}
}

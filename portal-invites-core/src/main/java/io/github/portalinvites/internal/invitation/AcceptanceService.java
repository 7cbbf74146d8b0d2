package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.Accepting.Way;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.AcceptOutcome;
import io.github.portalinvites.invitation.AcceptOutcome.PasswordRefused.Reason;
import io.github.portalinvites.invitation.Acceptance;
import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.DeadLink;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.LinkState;
import io.github.portalinvites.invitation.LoginKeeper;
import io.github.portalinvites.invitation.PasswordCheck;
import io.github.portalinvites.invitation.PasswordTicket;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.portal.PortalInvitesException;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door for whoever holds a link or a temporary password. */
public final class AcceptanceService implements Acceptance {

  private static final Logger LOG = LoggerFactory.getLogger(AcceptanceService.class);

  private final PortalStorage storage;
  private final PortalId portal;
  private final Logins owners;
  private final SecretDesk desk;
  private final Accepting accepting;
  private final PasswordAttempts attempts;
  private final Tickets tickets;
  private final OneMoreMail newLinks;

  /**
   * @param owners whose logins are whose
   * @param logins null for a host that keeps no password
   * @param newLinks queues a new mail of an invitation
   */
  public AcceptanceService(
      PortalStorage storage,
      PortalId portal,
      Logins owners,
      Secrets secrets,
      @Nullable LoginKeeper logins,
      OneMoreMail newLinks) {
    this.storage = storage;
    this.portal = portal;
    this.owners = owners;
    this.desk = new SecretDesk(secrets);
    this.accepting = new Accepting(portal, logins);
    this.attempts = new PasswordAttempts(secrets, owners);
    this.tickets =
        new Tickets(new SealedCursor(bytes -> secrets.mac("password-ticket", bytes)), desk);
    this.newLinks = newLinks;
  }

  @Override
  public LinkState peek(@Nullable String token) {
    return storage.inSnapshot(
        portal,
        stores ->
            desk.ofToken(stores, token)
                .map(brought -> state(stores, brought))
                .orElseGet(LinkState.Unknown::new));
  }

  private LinkState state(Stores stores, Brought brought) {
    var people = owners.people(stores, brought.invitation());
    return brought
        .dead(stores, people)
        .<LinkState>map(LinkState.Dead::new)
        .orElseGet(
            () ->
                new LinkState.Open(
                    people.username(), people.names(), brought.generation().expires()));
  }

  @Override
  public AcceptOutcome accept(@Nullable String token, Credentials credentials) {
    return accept(stores -> desk.ofToken(stores, token), Way.LINK, credentials);
  }

  @Override
  public AcceptOutcome accept(@Nullable String token) {
    return accept(stores -> desk.ofToken(stores, token), Way.LINK, null);
  }

  @Override
  public AcceptOutcome accept(PasswordTicket ticket, Credentials credentials) {
    return accept(stores -> tickets.open(stores, ticket), Way.TEMPORARY_PASSWORD, credentials);
  }

  private AcceptOutcome accept(
      Function<Stores, Optional<Brought>> brought, Way way, @Nullable Credentials credentials) {
    try {
      return accepting.in(
          storage,
          stores ->
              brought
                  .apply(stores)
                  .map(each -> accept(stores, each, way, credentials))
                  .orElseGet(AcceptOutcome.Unknown::new));
    } catch (Accepting.Refused e) {
      return new AcceptOutcome.PasswordRefused(Reason.BY_HOST, e.why());
    }
  }

  private AcceptOutcome accept(
      Stores stores, Brought brought, Way way, @Nullable Credentials credentials) {
    var people = owners.people(stores, brought.invitation());
    var dead = brought.dead(stores, people);
    if (dead.isPresent()) {
      return new AcceptOutcome.Dead(dead.get());
    }
    var refusal = credentials == null ? null : desk.refusal(brought, credentials).orElse(null);
    if (refusal != null) {
      return new AcceptOutcome.PasswordRefused(refusal, null);
    }
    return accepting.accept(stores, brought.invitation(), people, way, credentials);
  }

  @Override
  public PasswordCheck check(String username, String temporaryPassword, String client) {
    var tooMany = storage.inTransaction(portal, stores -> attempts.count(stores, username, client));
    return tooMany
        .<PasswordCheck>map(PasswordCheck.TooMany::new)
        .orElseGet(
            () -> storage.inSnapshot(portal, stores -> check(stores, username, temporaryPassword)));
  }

  /** Looks up by the password, so that a name that nobody was invited under costs the same. */
  private PasswordCheck check(Stores stores, String username, String temporaryPassword) {
    return desk.ofPassword(stores, temporaryPassword)
        .filter(brought -> brought.isOf(owners, username))
        .map(brought -> check(stores, brought))
        .orElseGet(PasswordCheck.Wrong::new);
  }

  private PasswordCheck check(Stores stores, Brought brought) {
    return brought
        .dead(stores, owners.people(stores, brought.invitation()))
        .<PasswordCheck>map(PasswordCheck.Dead::new)
        .orElseGet(() -> new PasswordCheck.Right(tickets.issue(stores, brought)));
  }

  /** Whoever asks is told nothing, not even that the portal is not set up to mail anything. */
  @Override
  public void sendNewLink(@Nullable String token) {
    try {
      storage.inTransaction(portal, stores -> queueNewLink(stores, token));
    } catch (PortalInvitesException e) {
      LOG.warn("A new link was asked for and cannot be mailed: {}", e.getMessage());
    }
  }

  private boolean queueNewLink(Stores stores, @Nullable String token) {
    desk.ofToken(stores, token).ifPresent(brought -> queueNewLink(stores, brought));
    return true;
  }

  /** To whoever has the login now: who was invited may have another mailbox by now. */
  private void queueNewLink(Stores stores, Brought brought) {
    var people = owners.people(stores, brought.invitation());
    var dead = brought.dead(stores, people).orElse(null);
    if (dead instanceof DeadLink.Expired || dead instanceof DeadLink.Superseded) {
      var contacts =
          people.facts().stream()
              .filter(each -> !each.links().isEmpty())
              .map(each -> each.contact().id())
              .toList();
      newLinks.queue(stores, brought.invitation(), contacts);
    }
  }

  /** Queues one more mail of an outstanding invitation, for the first of those who may get it. */
  @FunctionalInterface
  public interface OneMoreMail {
    void queue(Stores stores, Invitation invitation, List<ContactId> contacts);
  }

  /** What a generation is looked up by after its password was proved. */
  static String passwordHash(Generation generation) {
    return Optional.ofNullable(generation.lookUp().password()).orElseThrow();
  }
}

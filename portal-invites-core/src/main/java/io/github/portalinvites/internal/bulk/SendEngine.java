package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.BulkInvites;
import io.github.portalinvites.bulk.RunListener;
import io.github.portalinvites.delivery.PortalHealth;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.delivery.Worker;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.audience.AudienceService;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.invitation.AutoSend;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.invitation.Invitations;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Bulk sends and the worker that sends them, put together for one portal. */
public final class SendEngine {

  private final BulkService bulk;
  private final SingleInvites invitations;
  private final RunOfOne runs;
  private final PortalId portal;
  private final Set<AutoSendTrigger> autoSendOn;
  private final AutoSends autoSends;
  private final SendWorker worker;
  private final HealthReader health;

  /**
   * @param events tells listeners a bounded part of what happened; true if there was any
   * @param upkeep more that the worker does in passing, each a bounded part; true if there was any
   */
  public SendEngine(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      AudienceService audience,
      Mailroom mailroom,
      SealedCursor cursors,
      MailSender sender,
      EngineSettings settings,
      List<RunListener> listeners,
      BooleanSupplier events,
      List<BooleanSupplier> upkeep) {
    this.portal = portal;
    this.autoSendOn = settings.autoSendOn();
    var persistent = new Persistent(storage, portal);
    var access = new RunAccess(permissions);
    var notices =
        new RunNotices(
            settings,
            listeners,
            id ->
                persistent.inSnapshot(
                    stores -> stores.runs().find(id).map(run -> RunReader.run(stores, run))));
    this.runs = mailroom.runs;
    var retry = new Retry(RandomGenerator.getDefault());
    var relay = new RelayLog(sender.name());
    var shop =
        new Workshop(
            persistent,
            mailroom.rules,
            new RunAccess(permissions.forWorkers()),
            mailroom.control,
            mailroom.secrets,
            settings,
            retry,
            new RelayBackoff(retry, settings.nanoTime()),
            relay,
            new Setbacks(),
            notices,
            new Reminding(persistent, runs, settings.reminders()));
    this.worker = new SendWorker(shop, sender, upkeep, events);
    this.health = new HealthReader(persistent, audience.upkeep()::lag, relay, worker);
    this.invitations =
        new SingleInvites(
            persistent,
            permissions,
            access,
            mailroom.host.logins(),
            mailroom.secrets,
            runs,
            outcome -> ring());
    this.autoSends = new AutoSends(persistent, runs, autoSendOn, audience::catchUp, this::ring);
    this.bulk =
        new BulkService(
            persistent,
            access,
            mailroom.control,
            mailroom.orders,
            new Planner(mailroom.rules, settings.planLifetime()),
            new BulkRevoking(persistent, permissions, mailroom.host, mailroom.secrets),
            cursors,
            audience::catchUp,
            id -> {
              ring();
              notices.state(id);
            });
  }

  /** The divisions that a run reaches; none if there is no such run. */
  public Set<DivisionId> reach(Stores stores, RunId run) {
    return stores
        .runs()
        .find(run)
        .map(found -> OrderText.read(found.document()).choices().keySet())
        .orElse(Set.of());
  }

  /**
   * Puts {@code nobody} where a contact is named in what was ordered.
   *
   * @param names what else staff may have typed for it: name and addresses
   */
  public void redraft(Stores stores, ContactId contact, ContactId nobody, Set<String> names) {
    stores.persons().runs(contact).stream()
        .flatMap(run -> stores.runs().find(run).stream())
        .forEach(run -> new Redraft(stores, run).without(contact, nobody, names));
  }

  public PortalHealth health() {
    return health.health();
  }

  public Invitations invitations() {
    return invitations;
  }

  public AutoSend autoSends() {
    return autoSends;
  }

  /**
   * The same within the transaction that {@code joined} is a part of. Wakes nobody, for nothing is
   * there before the commit; the worker finds it when it looks next.
   */
  public AutoSend autoSendsIn(PortalStorage joined) {
    Runnable nothing = () -> {};
    return new AutoSends(new Persistent(joined, portal), runs, autoSendOn, nothing, nothing);
  }

  /** Wakes idle threads, after the commit of something that is to be sent. */
  public void ring() {
    worker.ring();
  }

  public BulkInvites bulk() {
    return bulk;
  }

  public Worker worker() {
    return worker;
  }
}

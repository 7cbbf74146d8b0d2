package io.github.portalinvites;

import io.github.portalinvites.access.AccessQuestions;
import io.github.portalinvites.access.PortalAccess;
import io.github.portalinvites.activity.ActivityHistory;
import io.github.portalinvites.audience.Audience;
import io.github.portalinvites.audience.AudienceUpkeep;
import io.github.portalinvites.audience.ContactList;
import io.github.portalinvites.bulk.BulkInvites;
import io.github.portalinvites.delivery.MailFeedback;
import io.github.portalinvites.delivery.PortalHealth;
import io.github.portalinvites.delivery.Worker;
import io.github.portalinvites.directory.DirectoryChanges;
import io.github.portalinvites.directory.DirectoryWriter;
import io.github.portalinvites.internal.access.AccessAnswers;
import io.github.portalinvites.internal.access.AccessNotices;
import io.github.portalinvites.internal.access.AccessService;
import io.github.portalinvites.internal.access.Unlinking;
import io.github.portalinvites.internal.activity.EventTeller;
import io.github.portalinvites.internal.activity.HistoryReader;
import io.github.portalinvites.internal.audience.AudienceService;
import io.github.portalinvites.internal.bulk.Mailroom;
import io.github.portalinvites.internal.bulk.SendEngine;
import io.github.portalinvites.internal.directory.DirectoryService;
import io.github.portalinvites.internal.invitation.AcceptanceService;
import io.github.portalinvites.internal.invitation.Consequences;
import io.github.portalinvites.internal.invitation.FeedbackService;
import io.github.portalinvites.internal.invitation.LoginService;
import io.github.portalinvites.internal.invitation.PortalAdmission;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.internal.privacy.Clearing;
import io.github.portalinvites.internal.privacy.PrivacyService;
import io.github.portalinvites.internal.registration.RegistrationService;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.internal.template.StoredTemplates;
import io.github.portalinvites.invitation.Acceptance;
import io.github.portalinvites.invitation.AutoSend;
import io.github.portalinvites.invitation.Invitations;
import io.github.portalinvites.invitation.PortalLogins;
import io.github.portalinvites.privacy.Privacy;
import io.github.portalinvites.registration.AccessRequests;
import io.github.portalinvites.registration.SelfRegistration;
import io.github.portalinvites.settings.Settings;
import io.github.portalinvites.storage.JoinableStorage;
import io.github.portalinvites.storage.NotJoinableException;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.template.Templates;
import java.sql.Connection;
import java.util.List;

/**
 * The front door of one portal. Thread-safe; make one and keep it, and close it when the host ends.
 *
 * <p>Calls that take an {@code Actor} are for people: the host's {@code Authorizer} is asked each
 * time. Those that take none are for the host itself, which answers for who can reach them: {@link
 * #directory()}, {@link #directoryChanges()}, {@link #audienceUpkeep()}, {@link #worker()}, {@link
 * #health()}, {@link #autoSend()}, {@link #joining}, {@link #acceptance()}, {@link
 * #registration()}, {@link #accessQuestions()}, the telling of {@link #logins()} and {@link
 * #feedback()}, the loading of {@link #settings()} and the checking of {@link #templates()}.
 *
 * <pre>{@code
 * var portal = PortalInvites.builder(JdbiStorage.create(dataSource))
 *     .secretKey("2026-11", key)
 *     .mailSender(SmtpMailSender.connect("smtp.example.com", 587))
 *     .authorizer(myPermissions)
 *     .build();
 * }</pre>
 */
public final class PortalInvites implements AutoCloseable {

  private final PortalStorage storage;
  private final StoredSettings settings;
  private final StoredTemplates templates;
  private final DirectoryService directory;
  private final AudienceService audience;
  private final AccessService access;
  private final AccessAnswers accessQuestions;
  private final SendEngine engine;
  private final HistoryReader history;
  private final AcceptanceService acceptance;
  private final LoginService logins;
  private final FeedbackService feedback;
  private final PrivacyService privacy;
  private final RegistrationService registration;

  PortalInvites(PortalInvitesBuilder builder) {
    storage = builder.storage;
    var id = builder.portal;
    var rules = builder.rules();
    var logins = rules.logins();
    var permissions = new Permissions(id, builder.authorizer);
    var secrets = new Secrets(id, builder.keys(), builder.random);
    var events = new EventTeller(storage, id, builder.eventListeners, builder.nanoTime());
    storage.inTransaction(
        id,
        stores -> {
          secrets.check(stores.settings());
          logins.check(id, stores);
          events.begin(stores);
          return true;
        });
    var cursors = new SealedCursor(bytes -> secrets.mac("cursor", bytes));
    settings = new StoredSettings(storage, id, permissions);
    templates = new StoredTemplates(storage, id, permissions, builder.templates());
    audience = new AudienceService(storage, id, permissions, cursors, rules);
    var admission = new PortalAdmission(logins);
    directory =
        new DirectoryService(
            storage,
            id,
            audience.upkeep()::catchUp,
            new Consequences(logins)::draw,
            new Unlinking(admission)::byHost);
    accessQuestions = new AccessAnswers(storage, id, cursors, admission);
    var mailroom = new Mailroom(id, rules, secrets, builder.locale, builder.engine().threads());
    registration =
        new RegistrationService(
            storage,
            id,
            permissions,
            cursors,
            secrets,
            rules,
            builder.registration,
            mailroom.requestMails(),
            this::ring);
    var clearing =
        new Clearing(
            storage, id, builder.retention, rules.limits().capPeriod(), builder.nanoTime());
    engine =
        new SendEngine(
            storage,
            id,
            permissions,
            audience,
            mailroom,
            cursors,
            builder.mailSender(),
            builder.engine(),
            builder.listeners,
            events::tell,
            List.of(audience::keepUp, registration::workOnce, clearing::once));
    access =
        new AccessService(
            storage,
            id,
            permissions,
            cursors,
            admission,
            builder.tellsOfAccess ? mailroom.accessNotices() : AccessNotices.NONE,
            builder.grantRules());
    history = new HistoryReader(storage, id, permissions, engine, cursors);
    acceptance =
        new AcceptanceService(storage, id, logins, secrets, builder.logins, mailroom.newLinks());
    this.logins = new LoginService(storage, id, permissions, logins, secrets);
    feedback = new FeedbackService(storage, id, permissions);
    privacy =
        new PrivacyService(storage, id, permissions, logins, secrets, engine, audience::catchUp);
  }

  /** Begins a front door over {@code storage}; everything else has a default but the secret key. */
  public static PortalInvitesBuilder builder(PortalStorage storage) {
    return new PortalInvitesBuilder(storage);
  }

  /** What the portal's operators can set. */
  public Settings settings() {
    return settings;
  }

  /** What invitations say. */
  public Templates templates() {
    return templates;
  }

  /** Fills the library's own directory tables. */
  public DirectoryWriter directory() {
    return directory;
  }

  /** Takes word of what changed in a directory of the host's own. */
  public DirectoryChanges directoryChanges() {
    return directory;
  }

  /** Counts, lists and explains whom a filter reaches. */
  public Audience audience() {
    return audience;
  }

  /** Lists the contacts to pick from by hand. */
  public ContactList contacts() {
    return audience.contacts();
  }

  /** Keeps the audience in step with the directory, for operators. */
  public AudienceUpkeep audienceUpkeep() {
    return audience.upkeep();
  }

  /** Shows and changes what contacts may see. */
  public PortalAccess access() {
    return access;
  }

  /** What a running portal asks of who is signed in. */
  public AccessQuestions accessQuestions() {
    return accessQuestions;
  }

  /** Plans, starts and watches bulk sends. */
  public BulkInvites bulk() {
    return engine.bulk();
  }

  /** Invites single contacts, sends again, revokes. */
  public Invitations invitations() {
    return engine.invitations();
  }

  /** Invites by itself when the host tells of a new contact. */
  public AutoSend autoSend() {
    return engine.autoSends();
  }

  /**
   * This front door within the host's own transaction, for what must be committed with it or not at
   * all.
   *
   * @param connection in a transaction, on the database of this portal's storage
   * @throws NotJoinableException if the storage has no transactions to share, as in memory
   * @throws io.github.portalinvites.storage.NoTransactionException if {@code connection} commits by
   *     itself
   */
  public JoinedPortal joining(Connection connection) {
    if (storage instanceof JoinableStorage joinable) {
      var joined = joinable.joining(connection);
      return new JoinedPortal(directory.in(joined), engine.autoSendsIn(joined));
    }
    throw new NotJoinableException(storage);
  }

  /** The door for whoever holds a link or a temporary password. */
  public Acceptance acceptance() {
    return acceptance;
  }

  /** Takes word of what the host's logins do. */
  public PortalLogins logins() {
    return logins;
  }

  /** Takes word of mail that came back. */
  public MailFeedback feedback() {
    return feedback;
  }

  /** The door for customers who ask for access themselves. */
  public SelfRegistration registration() {
    return registration;
  }

  /** What customers asked for, for the staff who answer it. */
  public AccessRequests accessRequests() {
    return registration.requests();
  }

  /** Sends what runs have queued, once it is started. */
  public Worker worker() {
    return engine.worker();
  }

  /** How the work goes, for the host's monitoring; a few look-ups, whatever is queued. */
  public PortalHealth health() {
    return engine.health();
  }

  /** What was done, and by whom. */
  public ActivityHistory activity() {
    return history;
  }

  /** Takes persons out of what is kept. */
  public Privacy privacy() {
    return privacy;
  }

  private void ring() {
    engine.ring();
  }

  /** Stops the worker, waiting up to 30 seconds for what is in flight; the storage stays open. */
  @Override
  public void close() {
    engine.worker().close();
  }
}

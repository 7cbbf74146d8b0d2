package io.github.portalinvites.memory;

import io.github.portalinvites.storage.AccessStore;
import io.github.portalinvites.storage.ActivityStore;
import io.github.portalinvites.storage.AudienceRows;
import io.github.portalinvites.storage.AutoSendStore;
import io.github.portalinvites.storage.ChangeLog;
import io.github.portalinvites.storage.DeliveryStore;
import io.github.portalinvites.storage.Directory;
import io.github.portalinvites.storage.DirectoryTables;
import io.github.portalinvites.storage.EventStore;
import io.github.portalinvites.storage.IdentityStore;
import io.github.portalinvites.storage.InvitationStore;
import io.github.portalinvites.storage.OldRows;
import io.github.portalinvites.storage.PersonStore;
import io.github.portalinvites.storage.ReminderStore;
import io.github.portalinvites.storage.RequestStore;
import io.github.portalinvites.storage.RunStore;
import io.github.portalinvites.storage.SettingsStore;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.storage.TemplateStore;
import io.github.portalinvites.storage.ThrottleStore;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;

/** All stores of a portal, as they are in one transaction or snapshot. */
final class MemoryStores implements Stores {

  private final Instant now;
  private final MemoryDirectoryTables directory;
  private final MemoryChangeLog changes;
  private final MemoryAudience audience;
  private final MemoryInvitations invitations;
  private final MemoryReminders reminders;
  private final MemoryIdentities identities;
  private final MemoryAccess access;
  private final MemorySettings settings;
  private final MemoryTemplates templates;
  private final MemoryRuns runs;
  private final MemoryDeliveries deliveries;
  private final MemoryThrottles throttles;
  private final MemoryActivities activities;
  private final MemoryAutoSends autoSends;
  private final MemoryRequests requests;
  private final MemoryPersons persons;

  /** Nothing yet. */
  MemoryStores() {
    now = Instant.EPOCH;
    directory = new MemoryDirectoryTables();
    changes = new MemoryChangeLog();
    invitations = new MemoryInvitations();
    reminders = new MemoryReminders(invitations);
    identities = new MemoryIdentities();
    access = new MemoryAccess();
    settings = new MemorySettings();
    templates = new MemoryTemplates();
    runs = new MemoryRuns();
    deliveries = new MemoryDeliveries(runs);
    throttles = new MemoryThrottles();
    activities = new MemoryActivities();
    autoSends = new MemoryAutoSends();
    requests = new MemoryRequests();
    audience = new MemoryAudience(new ShownStatus(now, deliveries::isQueued));
    persons =
        new MemoryPersons(
            audience,
            invitations,
            identities,
            access,
            deliveries.traces(),
            activities,
            autoSends,
            requests);
  }

  MemoryStores(MemoryStores from, Session session) {
    now = session.now();
    directory = new MemoryDirectoryTables(from.directory, session);
    changes = new MemoryChangeLog(from.changes, session);
    invitations = new MemoryInvitations(from.invitations, session);
    reminders = new MemoryReminders(from.reminders, session, invitations);
    identities = new MemoryIdentities(from.identities, session);
    access = new MemoryAccess(from.access, session);
    settings = new MemorySettings(from.settings, session);
    templates = new MemoryTemplates(from.templates, session);
    runs = new MemoryRuns(from.runs, session);
    deliveries = new MemoryDeliveries(from.deliveries, session, runs);
    throttles = new MemoryThrottles(from.throttles, session);
    activities = new MemoryActivities(from.activities, session);
    autoSends = new MemoryAutoSends(from.autoSends, session);
    requests = new MemoryRequests(from.requests, session);
    audience =
        new MemoryAudience(from.audience, session, new ShownStatus(now, deliveries::isQueued));
    persons =
        new MemoryPersons(
            from.persons,
            session,
            audience,
            invitations,
            identities,
            access,
            deliveries.traces(),
            activities,
            autoSends,
            requests);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Optional<Connection> connection() {
    return Optional.empty();
  }

  @Override
  public Directory directory() {
    return new MemoryDirectory(directory);
  }

  @Override
  public Optional<DirectoryTables> directoryTables() {
    return Optional.of(directory);
  }

  @Override
  public ChangeLog changes() {
    return changes;
  }

  @Override
  public AudienceRows audience() {
    return audience;
  }

  @Override
  public InvitationStore invitations() {
    return invitations;
  }

  @Override
  public ReminderStore reminders() {
    return reminders;
  }

  @Override
  public IdentityStore identities() {
    return identities;
  }

  @Override
  public AccessStore access() {
    return access;
  }

  @Override
  public SettingsStore settings() {
    return settings;
  }

  @Override
  public TemplateStore templates() {
    return templates;
  }

  @Override
  public RunStore runs() {
    return runs;
  }

  @Override
  public DeliveryStore deliveries() {
    return deliveries;
  }

  @Override
  public ThrottleStore throttles() {
    return throttles;
  }

  @Override
  public ActivityStore activities() {
    return activities;
  }

  @Override
  public EventStore events() {
    return activities.events();
  }

  @Override
  public AutoSendStore autoSends() {
    return autoSends;
  }

  @Override
  public RequestStore requests() {
    return requests;
  }

  @Override
  public OldRows oldRows() {
    return new MemoryOldRows(deliveries.traces(), invitations, activities, requests);
  }

  @Override
  public PersonStore persons() {
    return persons;
  }
}

package io.github.portalinvites.jdbc;

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
import java.util.Map;
import java.util.Optional;

/** The stores of one transaction. */
record JdbiStores(Session session, Shared shared) implements Stores {

  @Override
  public Instant now() {
    return session.now();
  }

  @Override
  public Optional<Connection> connection() {
    return Optional.of(session.handle().getConnection());
  }

  @Override
  public Directory directory() {
    return new HostDirectory(session, shared);
  }

  @Override
  public Optional<DirectoryTables> directoryTables() {
    return shared.mode == DirectoryMode.TABLES
        ? Optional.of(new OwnTables(session, shared.bulks))
        : Optional.empty();
  }

  @Override
  public ChangeLog changes() {
    return new ChangeTable(session);
  }

  @Override
  public AudienceRows audience() {
    return new AudienceTables(session);
  }

  @Override
  public InvitationStore invitations() {
    return new InvitationTables(session);
  }

  @Override
  public ReminderStore reminders() {
    return new ReminderTable(session);
  }

  @Override
  public IdentityStore identities() {
    return new IdentityTable(session);
  }

  @Override
  public AccessStore access() {
    return new AccessTables(session);
  }

  @Override
  public SettingsStore settings() {
    return new SettingsTable(session);
  }

  @Override
  public TemplateStore templates() {
    return new TemplateTables(session);
  }

  @Override
  public RunStore runs() {
    return new RunTable(session);
  }

  @Override
  public DeliveryStore deliveries() {
    return new DeliveryTables(session);
  }

  @Override
  public ThrottleStore throttles() {
    return new ThrottleTable(session);
  }

  @Override
  public ActivityStore activities() {
    return new ActivityTable(session);
  }

  @Override
  public EventStore events() {
    return new EventTable(session);
  }

  @Override
  public AutoSendStore autoSends() {
    return new AutoSendTable(session);
  }

  @Override
  public RequestStore requests() {
    return new RequestTable(session);
  }

  @Override
  public PersonStore persons() {
    return new PersonTables(session);
  }

  @Override
  public OldRows oldRows() {
    return new OldRowTables(session);
  }

  /** What all transactions share. */
  record Shared(
      DirectoryMode mode,
      Map<Relation, Bulk> bulks,
      InvoiceNumberColumn invoiceNumber,
      UnreadableRows unreadable) {}
}

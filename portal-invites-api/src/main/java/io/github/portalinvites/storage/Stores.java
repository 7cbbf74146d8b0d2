package io.github.portalinvites.storage;

import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;

/** The stores of one portal within one transaction or snapshot. Not thread-safe. */
public interface Stores {

  /**
   * The storage's own clock, the same for all processes, cut to microseconds; one value for the
   * whole transaction or snapshot.
   */
  Instant now();

  /**
   * The database connection of this transaction, for a port of the host that writes in it, too;
   * empty where there is none.
   */
  Optional<Connection> connection();

  Directory directory();

  /**
   * The tables that a host may fill through us; empty where the directory is read through the
   * host's views.
   */
  Optional<DirectoryTables> directoryTables();

  ChangeLog changes();

  AudienceRows audience();

  InvitationStore invitations();

  ReminderStore reminders();

  IdentityStore identities();

  AccessStore access();

  SettingsStore settings();

  TemplateStore templates();

  RunStore runs();

  DeliveryStore deliveries();

  ThrottleStore throttles();

  ActivityStore activities();

  EventStore events();

  AutoSendStore autoSends();

  RequestStore requests();

  PersonStore persons();

  OldRows oldRows();
}

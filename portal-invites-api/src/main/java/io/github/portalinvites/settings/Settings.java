package io.github.portalinvites.settings;

import io.github.portalinvites.permission.Actor;

/** The system options of one portal. Thread-safe. */
public interface Settings {

  /** The options as they stand, for the host itself; takes no actor. */
  SystemOptions load();

  /**
   * Replaces all options. Needs the permission <i>change system options</i> everywhere.
   *
   * @throws InvalidSettingException if an option names a template that does not exist, or a text
   *     that no storage can keep
   */
  void save(Actor actor, SystemOptions options);
}

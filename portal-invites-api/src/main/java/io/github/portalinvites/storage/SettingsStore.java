package io.github.portalinvites.storage;

import java.util.Optional;

/** Short texts by name: options, and how far long work has come. */
public interface SettingsStore {

  Optional<String> load(String name);

  /** Inserts or replaces. */
  void save(String name, String text);

  /** Removes it, if it is there. */
  void remove(String name);
}

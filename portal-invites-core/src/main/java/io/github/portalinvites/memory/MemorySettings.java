package io.github.portalinvites.memory;

import io.github.portalinvites.storage.SettingsStore;
import java.util.Comparator;
import java.util.Optional;

final class MemorySettings implements SettingsStore {

  private final Table<String, String> texts;

  MemorySettings() {
    texts = Table.sortedBy(Comparator.naturalOrder());
  }

  MemorySettings(MemorySettings from, Session session) {
    texts = from.texts.in(session);
  }

  @Override
  public Optional<String> load(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  @Override
  public void save(String name, String text) {
    texts.put(name, text);
  }

  @Override
  public void remove(String name) {
    texts.remove(name);
  }
}

package io.github.portalinvites.memory;

import io.github.portalinvites.storage.TemplateStore;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryTemplates implements TemplateStore {

  private final Table<TemplateId, NotificationTemplate> latest;
  private final Table<VersionKey, NotificationTemplate> versions;

  MemoryTemplates() {
    latest = Table.sortedBy(Comparator.comparing(TemplateId::value));
    versions =
        Table.sortedBy(
            Comparator.comparing((VersionKey key) -> key.template().value())
                .thenComparing(VersionKey::version));
  }

  MemoryTemplates(MemoryTemplates from, Session session) {
    latest = from.latest.in(session);
    versions = from.versions.in(session);
  }

  @Override
  public boolean add(NotificationTemplate next) {
    var before = latest.get(next.id());
    if (next.version() != (before == null ? 1 : before.version() + 1)) {
      return false;
    }
    latest.put(next.id(), next);
    versions.put(new VersionKey(next.id(), next.version()), next);
    return true;
  }

  @Override
  public Optional<NotificationTemplate> find(TemplateId template, int version) {
    return Optional.ofNullable(versions.get(new VersionKey(template, version)));
  }

  @Override
  public Optional<NotificationTemplate> latest(TemplateId template) {
    return Optional.ofNullable(latest.get(template));
  }

  @Override
  public List<NotificationTemplate> latest() {
    return latest.values().toList();
  }

  private record VersionKey(TemplateId template, int version) {}
}

package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.SettingsStore;
import java.util.List;
import java.util.Optional;

/** Settings as a table. */
final class SettingsTable implements SettingsStore {

  private static final Bulk SETTINGS =
      Bulk.of(
          "pi_setting",
          new Bulk.Column("name", SqlType.TEXT),
          new Bulk.Column("content", SqlType.TEXT));

  private static final String LOAD =
      """
      select content
        from pi_setting
       where portal = :portal and name = :name
       order by name
      """;

  private static final String REMOVE =
      """
      delete from pi_setting
       where portal = :portal and name = :name
      """;

  private final Session session;

  SettingsTable(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> load(String name) {
    return session.query(LOAD).bind("name", name).mapTo(String.class).findOne();
  }

  @Override
  public void save(String name, String text) {
    SETTINGS.upsert(session, List.of("name"), List.of(List.of(name, text)));
  }

  @Override
  public void remove(String name) {
    session.update(REMOVE).bind("name", name).execute();
  }
}

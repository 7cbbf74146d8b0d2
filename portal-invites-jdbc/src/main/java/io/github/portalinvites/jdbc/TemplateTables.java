package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.storage.TemplateStore;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Versions of templates, and their contents by language. */
final class TemplateTables implements TemplateStore {

  private static final Bulk VERSIONS =
      Bulk.of(
          "pi_template",
          new Bulk.Column("template", SqlType.UUID),
          new Bulk.Column("version", SqlType.INTEGER),
          new Bulk.Column("name", SqlType.TEXT),
          new Bulk.Column("division", SqlType.TEXT),
          new Bulk.Column("active", SqlType.BOOLEAN));

  private static final Bulk CONTENTS =
      Bulk.of(
          "pi_template_content",
          new Bulk.Column("template", SqlType.UUID),
          new Bulk.Column("version", SqlType.INTEGER),
          new Bulk.Column("locale", SqlType.TEXT),
          new Bulk.Column("subject", SqlType.TEXT),
          new Bulk.Column("body", SqlType.TEXT),
          new Bulk.Column("html", SqlType.TEXT));

  private static final String LATEST_VERSION =
      """
      select coalesce(max(version), 0)
        from pi_template
       where portal = :portal and template = :template
      """;

  private static final String READ =
      """
      select t.template, t.version, t.name, t.division, t.active, c.locale, c.subject, c.body,
             c.html
        from pi_template t
        join pi_template_content c
          on c.portal = t.portal and c.template = t.template and c.version = t.version
       where t.portal = :portal and {which}
       order by t.template, c.locale
      """;

  private static final String ONE = "t.template = :template and t.version = :version";
  private static final String LATEST =
      """
      t.version = (select max(l.version)
                     from pi_template l
                    where l.portal = t.portal and l.template = t.template)""";
  private static final String LATEST_OF_ONE = "t.template = :template and " + LATEST;

  private final Session session;

  TemplateTables(Session session) {
    this.session = session;
  }

  @Override
  public boolean add(NotificationTemplate next) {
    if (next.version() != latestVersion(next.id()) + 1
        || VERSIONS.insertIfAbsent(session, List.of("template", "version"), List.of(row(next)))
            == 0) {
      return false;
    }
    CONTENTS.insert(
        session, next.contents().entrySet().stream().map(each -> row(next, each)).toList());
    return true;
  }

  @Override
  public Optional<NotificationTemplate> find(TemplateId template, int version) {
    return read(ONE, query -> query.bind("template", template.value()).bind("version", version))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<NotificationTemplate> latest(TemplateId template) {
    return read(LATEST_OF_ONE, query -> query.bind("template", template.value())).stream()
        .findFirst();
  }

  @Override
  public List<NotificationTemplate> latest() {
    return read(LATEST, query -> query);
  }

  private int latestVersion(TemplateId template) {
    return session
        .query(LATEST_VERSION)
        .bind("template", template.value())
        .mapTo(Integer.class)
        .one();
  }

  private List<NotificationTemplate> read(String which, UnaryOperator<Query> binding) {
    var contents =
        binding
            .apply(session.query(READ.replace("{which}", which)))
            .map((row, context) -> Content.read(row))
            .collect(groupingBy(content -> content.template.id()));
    return contents.values().stream().map(TemplateTables::template).toList();
  }

  private static NotificationTemplate template(List<Content> contents) {
    var template = contents.get(0).template;
    return new NotificationTemplate(
        template.id(),
        template.version(),
        template.name(),
        template.division(),
        template.active(),
        contents.stream().collect(toMap(Content::locale, Content::content)));
  }

  private static List<@Nullable Object> row(NotificationTemplate template) {
    var division = template.division();
    return Arrays.asList(
        template.id().value(),
        template.version(),
        template.name(),
        division == null ? null : KeyText.of(division.key()),
        template.active());
  }

  private static List<@Nullable Object> row(
      NotificationTemplate template, Map.Entry<Locale, TemplateContent> content) {
    return Arrays.asList(
        template.id().value(),
        template.version(),
        content.getKey().toLanguageTag(),
        content.getValue().subject(),
        content.getValue().text(),
        content.getValue().html());
  }

  /** A template with one of its contents. */
  private record Content(NotificationTemplate template, Locale locale, TemplateContent content) {

    private static Content read(ResultSet row) throws SQLException {
      var division = row.getString("division");
      var template =
          new NotificationTemplate(
              new TemplateId(row.getObject("template", UUID.class)),
              row.getInt("version"),
              row.getString("name"),
              division == null ? null : new DivisionId(KeyText.read(division)),
              row.getBoolean("active"),
              Map.of());
      return new Content(
          template,
          Locale.forLanguageTag(row.getString("locale")),
          new TemplateContent(
              row.getString("subject"), row.getString("body"), row.getString("html")));
    }
  }
}

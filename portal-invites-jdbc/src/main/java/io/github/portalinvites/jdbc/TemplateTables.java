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
import org.jspecify.annotations.Nullable;

/** Templates, a row for each version and one for each of its languages. */
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
          new Bulk.Column("language", SqlType.TEXT),
          new Bulk.Column("subject", SqlType.TEXT),
          new Bulk.Column("text_part", SqlType.TEXT),
          new Bulk.Column("html_part", SqlType.TEXT));

  private static final String LATEST =
      """
      t.version = (select max(y.version)
                     from pi_template y
                    where y.portal = t.portal and y.template = t.template)""";

  private static final String READ =
      """
      select t.template, t.version, t.name, t.division, t.active,
             c.language, c.subject, c.text_part, c.html_part
        from pi_template t
        join pi_template_content c
          on c.portal = t.portal and c.template = t.template and c.version = t.version
       where t.portal = :portal and (cast(:template as uuid) is null or t.template = cast(:template as uuid))
         and %s
       order by t.template, c.language
      """;

  private final Session session;

  TemplateTables(Session session) {
    this.session = session;
  }

  @Override
  public boolean add(NotificationTemplate next) {
    var before = latest(next.id()).map(NotificationTemplate::version).orElse(0);
    if (next.version() != before + 1
        || VERSIONS.insertIfAbsent(session, List.of("template", "version"), List.of(row(next)))
            == 0) {
      return false;
    }
    CONTENTS.insert(
        session,
        next.contents().entrySet().stream()
            .map(each -> row(next, each.getKey(), each.getValue()))
            .toList());
    return true;
  }

  @Override
  public Optional<NotificationTemplate> find(TemplateId template, int version) {
    return read("t.version = " + version, template).stream().findFirst();
  }

  @Override
  public Optional<NotificationTemplate> latest(TemplateId template) {
    return read(LATEST, template).stream().findFirst();
  }

  @Override
  public List<NotificationTemplate> latest() {
    return read(LATEST, null);
  }

  private List<NotificationTemplate> read(String version, @Nullable TemplateId template) {
    return session
        .query(READ.formatted(version))
        .bind("template", template == null ? null : template.value())
        .map((row, context) -> Line.of(row))
        .collect(groupingBy(Line::template))
        .values()
        .stream()
        .map(Line::joined)
        .toList();
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
      NotificationTemplate template, Locale language, TemplateContent content) {
    return Arrays.asList(
        template.id().value(),
        template.version(),
        language.toLanguageTag(),
        content.subject(),
        content.text(),
        content.html());
  }

  /** A version with one of its languages. */
  private record Line(
      NotificationTemplate withoutContents, Locale language, TemplateContent content) {

    static Line of(ResultSet row) throws SQLException {
      var division = row.getString("division");
      return new Line(
          new NotificationTemplate(
              new TemplateId(row.getObject("template", UUID.class)),
              row.getInt("version"),
              row.getString("name"),
              division == null ? null : new DivisionId(KeyText.read(division)),
              row.getBoolean("active"),
              Map.of()),
          Locale.forLanguageTag(row.getString("language")),
          new TemplateContent(
              row.getString("subject"), row.getString("text_part"), row.getString("html_part")));
    }

    TemplateId template() {
      return withoutContents.id();
    }

    static NotificationTemplate joined(List<Line> lines) {
      var template = lines.get(0).withoutContents;
      return new NotificationTemplate(
          template.id(),
          template.version(),
          template.name(),
          template.division(),
          template.active(),
          lines.stream().collect(toMap(Line::language, Line::content)));
    }
  }
}

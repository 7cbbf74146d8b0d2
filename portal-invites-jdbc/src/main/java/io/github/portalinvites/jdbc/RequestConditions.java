package io.github.portalinvites.jdbc;

import io.github.portalinvites.storage.RequestStore.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The conditions of a query on {@code pi_request}, but for the states. */
final class RequestConditions {

  private final Session session;
  private final List<String> conditions = new ArrayList<>(List.of("portal = :portal"));
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  private RequestConditions(Session session) {
    this.session = session;
  }

  static RequestConditions of(Session session, Query query) {
    var conditions = new RequestConditions(session);
    conditions.addNames("reason", query.reasons());
    conditions.addNames("kind", query.kinds());
    var divisions = query.divisions();
    if (divisions != null) {
      conditions.addAny(
          "(division is null or division = any(:division))",
          "division",
          divisions.stream().map(each -> KeyText.of(each.key())).toList());
    }
    conditions.addTime("received >= :received_from", "received_from", query.from());
    conditions.addTime("received < :received_to", "received_to", query.to());
    conditions.addSearch(query.search());
    return conditions;
  }

  /** All conditions, to follow {@code where}. */
  String sql() {
    return String.join(" and ", conditions);
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    parameters.forEach(statement::bind);
    return statement;
  }

  private void addNames(String column, Collection<? extends Enum<?>> wanted) {
    if (!wanted.isEmpty()) {
      addAny(
          "%s = any(:%s)".formatted(column, column),
          column,
          wanted.stream().map(Enum::name).toList());
    }
  }

  private void addAny(String condition, String name, Collection<String> wanted) {
    conditions.add(condition);
    parameters.put(name, session.array(SqlType.TEXT, wanted));
  }

  private void addTime(String condition, String name, @Nullable Instant time) {
    if (time != null) {
      conditions.add(condition);
      parameters.put(name, Columns.argument(time));
    }
  }

  private void addSearch(String search) {
    if (!search.isEmpty()) {
      conditions.add("search_key like :search escape '!'");
      parameters.put("search", "%" + search.replaceAll("[!%_]", "!$0") + "%");
    }
  }
}

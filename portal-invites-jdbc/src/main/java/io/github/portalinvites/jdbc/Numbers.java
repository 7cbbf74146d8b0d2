package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in place of the host's keys, so that audience rows are narrow. A number is never changed
 * and never given twice.
 */
final class Numbers {

  private static final Bulk.Column KIND = new Bulk.Column("kind", SqlType.TEXT);
  private static final Bulk.Column HOST_KEY = new Bulk.Column("host_key", SqlType.TEXT);

  /**
   * No join: without statistics, PostgreSQL would read the whole table for each batch. And no
   * condition on the number found: it would be looked up twice.
   */
  private static final String FIND =
      """
      select t.kind, t.host_key, (
               select n.number
                 from %s n
                where n.portal = :portal and n.kind = t.kind and n.host_key = t.host_key
             ) as number
        from %s
       order by number
      """;

  private static final String KEYS =
      """
      select kind, host_key, number
        from %s
       where portal = :portal and number = any(:numbers)
       order by number
      """;

  private final Session session;
  private final String table;
  private final Bulk bulk;

  private Numbers(Session session, String table) {
    this.session = session;
    this.table = table;
    this.bulk = Bulk.of(table, KIND, HOST_KEY);
  }

  /** The numbers of contacts, accounts and identities. */
  static Numbers ofEntities(Session session) {
    return new Numbers(session, "pi_number");
  }

  /** The numbers of the values of the host's lists. */
  static Numbers ofLists(Session session) {
    return new Numbers(session, "pi_list_number");
  }

  /** The numbers that keys have; those without one are left out. */
  Map<Key, Long> find(Collection<Key> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    var wanted = Set.copyOf(keys);
    return session
        .query(FIND.formatted(table, Bulk.unnest(session.dialect(), List.of(KIND, HOST_KEY))))
        .bind("kind", session.array(SqlType.TEXT, wanted, key -> key.kind.code()))
        .bind("host_key", session.array(SqlType.TEXT, wanted, Key::text))
        .reduceResultSet(
            new HashMap<>(),
            (found, row, context) -> {
              var number = Columns.number(row, "number");
              if (number != null) {
                found.put(Key.of(row.getString("kind"), row.getString("host_key")), number);
              }
              return found;
            });
  }

  /** The numbers of all keys; those without one get it. */
  Map<Key, Long> findOrAdd(Collection<Key> keys) {
    var found = new HashMap<>(find(keys));
    var missing =
        keys.stream().filter(key -> !found.containsKey(key)).distinct().sorted(Key.ORDER).toList();
    if (!missing.isEmpty()) {
      bulk.insertIfAbsent(session, List.of("kind", "host_key"), rows(missing));
      found.putAll(find(missing));
    }
    return found;
  }

  /** What the numbers stand for. */
  Map<Long, Key> keys(Collection<Long> numbers) {
    return session
        .query(KEYS.formatted(table))
        .bind("numbers", session.array(SqlType.LONG, numbers))
        .map(
            (row, context) -> Map.entry(row.getLong(3), Key.of(row.getString(1), row.getString(2))))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<List<@Nullable Object>> rows(List<Key> keys) {
    return keys.stream()
        .map(key -> Arrays.<@Nullable Object>asList(key.kind.code(), key.text))
        .toList();
  }

  /**
   * What has a number.
   *
   * @param text the key as {@link KeyText} has it, or the identity
   */
  record Key(NumberKind kind, String text) {

    /** The same for everybody who adds, so that nobody waits for whoever waits for them. */
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind).thenComparing(Key::text);

    static Key of(NumberKind kind, HostId id) {
      return new Key(kind, KeyText.of(id.key()));
    }

    static Key of(IdentityId identity) {
      return new Key(NumberKind.IDENTITY, identity.value());
    }

    private static Key of(String code, String text) {
      var kind = Arrays.stream(NumberKind.values()).filter(each -> each.code().equals(code));
      return new Key(kind.findFirst().orElseThrow(), text);
    }

    HostKey hostKey() {
      return KeyText.read(text);
    }
  }
}

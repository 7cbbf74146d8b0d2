package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the host's keys of one kind are read and bound. */
record KeyColumn(KeyKind kind, KeyType type) {

  SqlType sqlType() {
    return switch (type) {
      case WHOLE_NUMBER -> SqlType.LONG;
      case UUID -> SqlType.UUID;
      case TEXT -> SqlType.TEXT;
    };
  }

  /** What the directory's relations call it. */
  String name() {
    return kind.name().toLowerCase(Locale.ROOT) + "_id";
  }

  /**
   * The row's key; null if there is none. An empty text is none.
   *
   * @throws InvalidDirectoryValueException if it can be nobody's key
   */
  @Nullable HostKey find(ResultSet row) throws SQLException {
    return switch (type) {
      case WHOLE_NUMBER -> {
        var value = row.getLong(name());
        yield row.wasNull() ? null : HostKey.of(value);
      }
      case UUID -> {
        var value = row.getObject(name(), UUID.class);
        yield value == null ? null : HostKey.of(value);
      }
      case TEXT -> {
        var value = row.getString(name());
        yield value == null || value.isEmpty() ? null : text(value);
      }
    };
  }

  /** The row's key as an id; null if there is none. */
  <T extends HostId> @Nullable T find(ResultSet row, Function<HostKey, T> id) throws SQLException {
    var key = find(row);
    return key == null ? null : id.apply(key);
  }

  /**
   * The row's key as an id.
   *
   * @throws InvalidDirectoryValueException if it has none
   */
  <T extends HostId> T read(ResultSet row, Function<HostKey, T> id) throws SQLException {
    var found = find(row, id);
    if (found == null) {
      throw new InvalidDirectoryValueException(name(), "", "a key");
    }
    return found;
  }

  /**
   * An element of an array as a key.
   *
   * @throws InvalidDirectoryValueException if it can be nobody's key
   */
  HostKey key(Object element) {
    return switch (type) {
      case WHOLE_NUMBER -> HostKey.of(((Number) element).longValue());
      case UUID -> HostKey.of((UUID) element);
      case TEXT -> text(element.toString());
    };
  }

  /** False for an id that cannot be one of the host's. */
  boolean fits(HostId id) {
    return id.key().type() == type;
  }

  /** The key as the driver takes it. */
  @Nullable Object value(@Nullable HostId id) {
    if (id == null) {
      return null;
    }
    if (!fits(id)) {
      throw new WrongKeyTypeException(kind, type, id.key().type());
    }
    return plain(id.key());
  }

  /** The keys as the driver takes them; those of another type match nothing and are left out. */
  List<Object> values(Collection<? extends HostId> ids) {
    return ids.stream().filter(this::fits).map(id -> plain(id.key())).distinct().toList();
  }

  private HostKey text(String value) {
    try {
      return HostKey.of(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidDirectoryValueException(name(), value, "a key");
    }
  }

  private static Object plain(HostKey key) {
    if (key instanceof HostKey.WholeNumber number) {
      return number.value();
    }
    return key instanceof HostKey.Uuid uuid ? uuid.value() : key.toString();
  }
}

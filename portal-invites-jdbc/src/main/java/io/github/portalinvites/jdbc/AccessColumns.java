package io.github.portalinvites.jdbc;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.AccessStore.Choice;
import io.github.portalinvites.storage.AccessStore.Effect;
import io.github.portalinvites.storage.AccessStore.TickedSite;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the rows of choices and their sites are read; each has up to two roles. */
final class AccessColumns {

  private AccessColumns() {}

  /** As many as a row has, filled up with null. */
  static List<@Nullable String> sorted(Set<RoleId> roles) {
    var texts = roles.stream().map(RoleId::value).sorted().toList();
    return Arrays.asList(Arrays.copyOf(texts.toArray(String[]::new), AccessGrant.MAX_ROLES));
  }

  static Choice choice(ResultSet row) throws SQLException {
    return new Choice(
        new ContactId(KeyText.read(row.getString("contact"))),
        new AccountId(KeyText.read(row.getString("account"))),
        Columns.constant(Effect.class, row, "effect"),
        row.getBoolean("all_sites"),
        roles(row),
        row.getInt("sites"));
  }

  static TickedSite ticked(ResultSet row) throws SQLException {
    return new TickedSite(new SiteId(KeyText.read(row.getString("site"))), roles(row));
  }

  private static Set<RoleId> roles(ResultSet row) throws SQLException {
    return Stream.of(row.getString("first_role"), row.getString("second_role"))
        .filter(Objects::nonNull)
        .map(RoleId::of)
        .collect(Collectors.toUnmodifiableSet());
  }
}

package io.github.portalinvites.jdbc;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.AudienceLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An audience link read from its tables, the values of lists still as numbers. */
record StoredLink(
    IdentityId identity,
    AudienceLink.Person person,
    Account account,
    Lists lists,
    Set<Restriction> satisfied,
    AudienceLink.Keys keys,
    Standing standing) {

  static StoredLink read(ResultSet row) throws SQLException {
    return new StoredLink(
        new IdentityId(row.getString("identity_key")),
        new AudienceLink.Person(
            new ContactId(KeyText.read(row.getString("contact_key"))),
            row.getString("contact_name"),
            row.getString("email")),
        Account.read(row),
        Lists.read(row),
        satisfied(row),
        new AudienceLink.Keys(
            row.getString("name_key"),
            row.getString("first_name_key"),
            row.getString("account_sort_key"),
            row.getString("search_key")),
        standing(row));
  }

  Stream<Long> listNumbers() {
    return Stream.concat(
            Stream.of(lists.division, lists.accountClass, lists.billGroup, lists.accountSource),
            lists.siteSources.stream())
        .filter(Objects::nonNull);
  }

  AudienceLink link(Map<Long, Numbers.Key> values) {
    var division = requireNonNull(find(values, lists.division, DivisionId::new));
    var sources =
        lists.siteSources.stream()
            .flatMap(source -> Stream.ofNullable(find(values, source, SiteSourceId::new)))
            .collect(toUnmodifiableSet());
    var criteria =
        new AudienceLink.Criteria(
            find(values, lists.accountClass, AccountClassId::new),
            find(values, lists.billGroup, BillGroupId::new),
            find(values, lists.accountSource, AccountSourceId::new),
            account.status,
            sources,
            satisfied);
    var shown =
        new AudienceRow.AccountOf(
            account.id, division, account.number, account.name, account.automaticPayment);
    return new AudienceLink(identity, person, shown, criteria, keys, standing);
  }

  private static <T> @Nullable T find(
      Map<Long, Numbers.Key> values, @Nullable Long number, Function<HostKey, T> id) {
    var key = number == null ? null : values.get(number);
    return key == null ? null : id.apply(key.hostKey());
  }

  private static Set<Restriction> satisfied(ResultSet row) throws SQLException {
    var satisfied = EnumSet.noneOf(Restriction.class);
    for (var restriction : Restriction.values()) {
      if (row.getBoolean(AudienceTables.column(restriction))) {
        satisfied.add(restriction);
      }
    }
    return satisfied;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        StoredCodes.STATUS.constant(row.getInt("status")),
        Columns.instant(row, "expires"),
        Never.orNull(Columns.required(row, "last_sent")),
        Never.orNull(Columns.required(row, "last_login")));
  }

  private record Account(
      AccountId id, String number, String name, AccountStatus status, boolean automaticPayment) {

    static Account read(ResultSet row) throws SQLException {
      return new Account(
          new AccountId(KeyText.read(row.getString("account_key"))),
          row.getString("account_number"),
          row.getString("account_name"),
          StoredCodes.ACCOUNT_STATUS.constant(row.getInt("account_status")),
          row.getBoolean("automatic_payment"));
    }
  }

  private record Lists(
      Long division,
      @Nullable Long accountClass,
      @Nullable Long billGroup,
      @Nullable Long accountSource,
      List<Long> siteSources) {

    static Lists read(ResultSet row) throws SQLException {
      return new Lists(
          row.getLong("division"),
          number(row, "account_class"),
          number(row, "bill_group"),
          number(row, "account_source"),
          Columns.numbers(row, "site_sources"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
      var number = row.getLong(column);
      return row.wasNull() ? null : number;
    }
  }
}

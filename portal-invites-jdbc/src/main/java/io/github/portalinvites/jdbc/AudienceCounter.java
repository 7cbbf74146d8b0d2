package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Dimension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts distinct contacts in one statement: contacts with a single row are counted plainly, only
 * the others need {@code distinct}.
 */
final class AudienceCounter {

  private static final String COUNTS =
      """
      select bucket, sum(contacts) as contacts, sum(links) as links
        from (
          select a.bucket, count(*) as contacts, count(*) as links
            from {tables}
           where {conditions} and not {multi}
           group by a.bucket
          union all
          select a.bucket, count(distinct a.contact), count(*)
            from {tables}
           where {conditions} and {multi}
           group by a.bucket) counted
       group by bucket
       order by bucket
      """;

  private static final String COUNTS_BY =
      """
      select listed, bucket, sum(contacts) as contacts, sum(links) as links
        from (
          select {value} as listed, a.bucket, count(*) as contacts, count(*) as links
            from {tables}
           where {conditions} and {value} is not null and not {multi}
           group by {value}, a.bucket
          union all
          select {value}, a.bucket, count(distinct a.contact), count(*)
            from {tables}
           where {conditions} and {value} is not null and {multi}
           group by {value}, a.bucket) counted
       group by listed, bucket
       order by listed, bucket
      """;

  private final Session session;

  AudienceCounter(Session session) {
    this.session = session;
  }

  BucketCounts counts(AudienceQuery query) {
    var conditions = AudienceConditions.of(session, query);
    var sql = sql(COUNTS, conditions, conditions.tables(), conditions.multi());
    return conditions
        .bind(session.query(sql))
        .reduceResultSet(BucketCounts.ZERO, (counts, row, context) -> with(counts, row));
  }

  Map<HostKey, BucketCounts> countsBy(Dimension dimension, AudienceQuery query) {
    var conditions = AudienceConditions.of(session, query);
    var tables = conditions.tables();
    var sql =
        sql(
                COUNTS_BY,
                conditions,
                dimension == Dimension.SITE_SOURCE
                    ? tables + " " + session.dialect().eachSiteSource()
                    : tables,
                dimension == Dimension.DIVISION ? "a.multi_in_division" : conditions.multi())
            .replace("{value}", value(dimension));
    var counts =
        conditions
            .bind(session.query(sql))
            .<Map<Long, BucketCounts>>reduceResultSet(
                new HashMap<>(),
                (found, row, context) -> {
                  var listed = row.getLong("listed");
                  found.put(listed, with(found.getOrDefault(listed, BucketCounts.ZERO), row));
                  return found;
                });
    var keys = Numbers.ofLists(session).keys(counts.keySet());
    return keys.entrySet().stream()
        .collect(
            toMap(
                key -> key.getValue().hostKey(),
                key -> counts.getOrDefault(key.getKey(), BucketCounts.ZERO)));
  }

  private static String sql(
      String sql, AudienceConditions conditions, String tables, String multi) {
    return sql.replace("{tables}", tables)
        .replace("{conditions}", conditions.sql())
        .replace("{multi}", multi);
  }

  private static String value(Dimension dimension) {
    return switch (dimension) {
      case DIVISION -> "a.division";
      case ACCOUNT_CLASS -> "a.account_class";
      case BILL_GROUP -> "a.bill_group";
      case ACCOUNT_SOURCE -> "a.account_source";
      case SITE_SOURCE -> "s.number";
    };
  }

  private static BucketCounts with(BucketCounts counts, ResultSet row) throws SQLException {
    var tally = new Tally(row.getLong("contacts"), row.getLong("links"));
    return switch (StoredCodes.BUCKET.constant(row.getInt("bucket"))) {
      case ACCEPTED -> new BucketCounts(tally, counts.pending(), counts.notSent());
      case PENDING -> new BucketCounts(counts.accepted(), tally, counts.notSent());
      case NOT_SENT -> new BucketCounts(counts.accepted(), counts.pending(), tally);
    };
  }
}

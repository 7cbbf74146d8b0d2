package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom a plan may reach, by the number of the identity. */
final class AudienceCandidates {

  private static final String CANDIDATES =
      """
      select a.identity, array_agg(distinct a.contact) as contacts
        from {tables}
       where {conditions} and a.identity > :after
       group by a.identity
       order by a.identity
       limit :limit
      """;

  private final Session session;

  AudienceCandidates(Session session) {
    this.session = session;
  }

  List<Candidate> candidates(AudienceQuery query, long after, int limit) {
    var conditions = AudienceConditions.of(session, query);
    var sql =
        CANDIDATES
            .replace("{tables}", conditions.tables())
            .replace("{conditions}", conditions.sql());
    var found =
        conditions
            .bind(session.query(sql))
            .bind("after", after)
            .bind("limit", limit)
            .map(
                (row, context) ->
                    new Row(row.getLong("identity"), Columns.numbers(row, "contacts")))
            .list();
    var keys = Numbers.ofEntities(session).keys(found.stream().flatMap(Row::numbers).toList());
    return found.stream().map(row -> row.candidate(keys)).toList();
  }

  private record Row(long identity, List<Long> contacts) {

    Stream<Long> numbers() {
      return Stream.concat(Stream.of(identity), contacts.stream());
    }

    Candidate candidate(Map<Long, Numbers.Key> keys) {
      var contactIds =
          contacts.stream()
              .map(keys::get)
              .flatMap(key -> Optional.ofNullable(key).stream())
              .map(key -> new ContactId(key.hostKey()))
              .collect(toUnmodifiableSet());
      var id = Objects.requireNonNull(keys.get(identity)).text();
      return new Candidate(identity, new IdentityId(id), contactIds);
    }
  }
}

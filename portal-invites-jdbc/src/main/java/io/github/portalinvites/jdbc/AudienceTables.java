package io.github.portalinvites.jdbc;

import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The audience rows: {@code pi_audience} has what is filtered and counted, {@code
 * pi_audience_detail} what is shown and sorted by, {@code pi_audience_contact} each contact once.
 */
final class AudienceTables implements AudienceRows {

  /** Both tables, to follow {@code from}. */
  static final String BOTH =
      """
      pi_audience a
        join pi_audience_detail d on d.contact = a.contact and d.account = a.account""";

  private final Session session;

  AudienceTables(Session session) {
    this.session = session;
  }

  @Override
  public void replace(Set<ContactId> contacts, Collection<AudienceLink> links) {
    new AudienceWriter(session).replace(contacts, links);
  }

  @Override
  public void restate(Map<ContactId, Standing> standings) {
    new AudienceWriter(session).restate(standings);
  }

  @Override
  public Map<IdentityId, Set<ContactId>> contactsOf(Collection<IdentityId> identities) {
    return new AudienceReader(session).contactsOf(identities);
  }

  @Override
  public List<AudienceLink> of(Collection<ContactId> contacts) {
    return new AudienceReader(session).of(contacts);
  }

  @Override
  public List<ContactId> contactsAfter(@Nullable ContactId after, int limit) {
    return new AudienceReader(session).contactsAfter(after, limit);
  }

  @Override
  public BucketCounts counts(AudienceQuery query) {
    return new AudienceCounter(session).counts(query);
  }

  @Override
  public Map<HostKey, BucketCounts> countsBy(Dimension dimension, AudienceQuery query) {
    return new AudienceCounter(session).countsBy(dimension, query);
  }

  @Override
  public List<RowAt> page(AudienceQuery query, Order order, @Nullable Position after, int limit) {
    return new AudiencePages(session).page(query, order, after, limit);
  }

  @Override
  public List<PersonAt> people(AudienceQuery query, @Nullable PersonPosition after, int limit) {
    return new AudiencePeople(session).people(query, after, limit);
  }

  @Override
  public List<Candidate> candidates(AudienceQuery query, long after, int limit) {
    return new AudienceCandidates(session).candidates(query, after, limit);
  }

  /** The column of {@code pi_audience} that has the numbers of {@code kind}. */
  static String column(NumberKind kind) {
    return switch (kind) {
      case CONTACT -> "contact";
      case ACCOUNT -> "account";
      case IDENTITY -> "identity";
      case DIVISION -> "division";
      case ACCOUNT_CLASS -> "account_class";
      case BILL_GROUP -> "bill_group";
      case ACCOUNT_SOURCE -> "account_source";
      case SITE_SOURCE -> "site_sources";
    };
  }

  /** The column of {@code pi_audience} that tells whether a link passes. */
  static String column(Restriction restriction) {
    return switch (restriction) {
      case ACTIVE_SERVICES -> "active_services";
      case BALANCE_DUE -> "balance_due";
      case BILLING_CONTACTS -> "billing_contact";
      case WITHOUT_AUTOMATIC_PAYMENT -> "without_automatic_payment";
    };
  }
}

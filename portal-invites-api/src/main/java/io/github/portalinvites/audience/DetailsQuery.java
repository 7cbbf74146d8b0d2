package io.github.portalinvites.audience;

import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which details of a filter are wanted, and how.
 *
 * @param bucket the count whose details are wanted, null for the total
 * @param search words that must all occur, as in {@link AudienceFilter#search()}; null: any
 */
public record DetailsQuery(
    @Nullable StatusBucket bucket,
    @Nullable String search,
    AudienceSort sort,
    boolean descending,
    PageRequest page) {

  public DetailsQuery {
    AudienceFilter.requireSearchable(search);
  }

  /** Everyone by contact name, the first 50 rows. */
  public static DetailsQuery all() {
    return new DetailsQuery(null, null, AudienceSort.CONTACT_NAME, false, PageRequest.first());
  }

  /** The contacts of one count by name, the first 50 rows. */
  public static DetailsQuery of(StatusBucket bucket) {
    return new DetailsQuery(bucket, null, AudienceSort.CONTACT_NAME, false, PageRequest.first());
  }

  public DetailsQuery search(@Nullable String words) {
    return new DetailsQuery(bucket, words, sort, descending, page);
  }

  public DetailsQuery sortBy(AudienceSort value) {
    return new DetailsQuery(bucket, search, value, false, page);
  }

  public DetailsQuery sortByDescending(AudienceSort value) {
    return new DetailsQuery(bucket, search, value, true, page);
  }

  public DetailsQuery page(PageRequest value) {
    return new DetailsQuery(bucket, search, sort, descending, value);
  }
}

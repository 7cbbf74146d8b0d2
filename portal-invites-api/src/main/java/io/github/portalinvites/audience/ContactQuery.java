package io.github.portalinvites.audience;

import io.github.portalinvites.portal.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts of the list are wanted.
 *
 * @param search words that must all occur, as in {@link AudienceFilter#search()}; null: any
 */
public record ContactQuery(@Nullable String search, PageRequest page) {

  public ContactQuery {
    AudienceFilter.requireSearchable(search);
  }

  /** Everybody, the first 50. */
  public static ContactQuery all() {
    return new ContactQuery(null, PageRequest.first());
  }

  public ContactQuery search(@Nullable String words) {
    return new ContactQuery(words, page);
  }

  public ContactQuery page(PageRequest value) {
    return new ContactQuery(search, value);
  }
}

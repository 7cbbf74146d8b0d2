package io.github.portalinvites.access;

import io.github.portalinvites.portal.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which of the sites' rows are wanted.
 *
 * @param search words that number, name and address must hold between them, without regard to case
 *     and accents; all sites if null or blank
 */
public record AccessTabQuery(@Nullable String search, PageRequest page) {

  /** The first 50 sites. */
  public static AccessTabQuery first() {
    return new AccessTabQuery(null, PageRequest.first());
  }

  public AccessTabQuery search(@Nullable String words) {
    return new AccessTabQuery(words, page);
  }

  public AccessTabQuery page(PageRequest request) {
    return new AccessTabQuery(search, request);
  }
}

package io.github.portalinvites.internal.access;

import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of sites by key.
 *
 * @param question what the list answers
 */
record SiteCursor(SealedCursor cursors, String question) {

  /** Where a page begins: after this site, null at the start. */
  @Nullable SiteId position(PageRequest page) {
    var cursor = page.after();
    return cursor == null ? null : read(cursor);
  }

  private SiteId read(Cursor cursor) {
    var position = cursors.open(question, cursor).split(" ", 2);
    return new SiteId(HostKey.parse(KeyType.valueOf(position[0]), position[1]));
  }

  /**
   * A page of what {@code shown} makes of sites.
   *
   * @param found one more than the page holds if there is another page
   */
  <T> Page<T> page(PageRequest page, List<Site> found, Function<List<Site>, List<T>> shown) {
    var its = found.subList(0, Math.min(page.size(), found.size()));
    var next = found.size() > its.size() ? cursor(its.get(its.size() - 1)) : null;
    return new Page<>(shown.apply(its), next);
  }

  private Cursor cursor(Site last) {
    var key = last.id().key();
    return cursors.seal(question, key.type().name() + " " + key);
  }
}

package io.github.portalinvites.portal;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param size rows, 1 to {@value #MAX_SIZE}
 * @param after the cursor of the page before, null for the first page
 */
public record PageRequest(int size, @Nullable Cursor after) {

  public static final int MAX_SIZE = 500;
  private static final PageRequest FIRST = new PageRequest(50, null);

  public PageRequest {
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidPageException(size);
    }
  }

  /** The first 50 rows. */
  public static PageRequest first() {
    return FIRST;
  }

  public static PageRequest first(int size) {
    return new PageRequest(size, null);
  }

  public PageRequest after(Cursor cursor) {
    return new PageRequest(size, cursor);
  }
}

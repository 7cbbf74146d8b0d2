package io.github.portalinvites.audience;

/**
 * A count of distinct contacts, with the number of contact × account rows that they stand in.
 *
 * @param rows never fewer than contacts
 */
public record Tally(long contacts, long rows) {

  public static final Tally ZERO = new Tally(0, 0);

  public Tally plus(Tally other) {
    return new Tally(contacts + other.contacts, rows + other.rows);
  }
}

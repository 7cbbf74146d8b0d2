package io.github.portalinvites.jdbc;

/** What a column holds, whatever the database calls it. */
enum SqlType {
  LONG,
  INTEGER,
  SMALL,
  BOOLEAN,
  TEXT,
  DECIMAL,
  DATE,
  INSTANT,
  UUID,
  /** Several whole numbers in one value. */
  NUMBERS
}

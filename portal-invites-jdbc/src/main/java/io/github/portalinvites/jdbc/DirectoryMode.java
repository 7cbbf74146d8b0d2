package io.github.portalinvites.jdbc;

/** Whose relations the directory is read from. */
public enum DirectoryMode {
  /** The library's own tables, filled through {@code DirectoryWriter}. */
  TABLES,
  /** The host's own tables, seen through views; see {@link Schema}. */
  VIEWS
}

package io.github.portalinvites.audience;

/** How an export is written; always UTF-8. */
public enum ExportFormat {
  /**
   * RFC 4180 with a header row; a cell that a spreadsheet would compute starts with an apostrophe.
   */
  CSV,
  /** One array of objects, a line each. */
  JSON
}

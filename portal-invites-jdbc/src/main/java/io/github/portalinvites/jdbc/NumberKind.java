package io.github.portalinvites.jdbc;

/** What audience rows have numbers for. */
enum NumberKind {
  CONTACT("c"),
  ACCOUNT("a"),
  IDENTITY("i"),
  DIVISION("d"),
  ACCOUNT_CLASS("k"),
  BILL_GROUP("b"),
  ACCOUNT_SOURCE("o"),
  SITE_SOURCE("s");

  private final String code;

  NumberKind(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}

package io.github.portalinvites.jdbc;

import java.util.Locale;

/** The kinds of entity whose keys are the host's. */
enum KeyKind {
  DIVISION,
  ACCOUNT_CLASS,
  BILL_GROUP,
  ACCOUNT_SOURCE,
  SITE_SOURCE,
  ACCOUNT,
  SITE,
  SERVICE,
  CONTACT,
  INVOICE;

  /** In the product's words: "account class". */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

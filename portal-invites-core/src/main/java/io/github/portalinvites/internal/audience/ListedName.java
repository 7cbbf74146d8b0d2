package io.github.portalinvites.internal.audience;

import io.github.portalinvites.directory.PersonName;
import org.jspecify.annotations.Nullable;

/** A name in two columns; where the host does not keep the given name apart, all in the first. */
record ListedName(String first, @Nullable String last) {

  static ListedName of(PersonName name) {
    var given = name.given();
    return given == null || given.isBlank()
        ? new ListedName(name.full(), null)
        : new ListedName(given, name.family());
  }

  /** What the list is sorted by. */
  String key() {
    return FoldedText.key(first, last);
  }
}

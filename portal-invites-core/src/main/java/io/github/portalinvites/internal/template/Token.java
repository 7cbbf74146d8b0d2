package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.MergeField;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a template: literal text or one merge field.
 *
 * @param offset where it begins in its source
 * @param literal empty for a field
 */
record Token(int offset, String literal, @Nullable MergeField field) {

  static Token literal(int offset, String text) {
    return new Token(offset, text, null);
  }

  static Token field(int offset, MergeField field) {
    return new Token(offset, "", field);
  }

  /** How much of its source it takes, but for the second bracket of {@code [[}. */
  int length() {
    return field == null ? literal.length() : field.bracketed().length();
  }

  boolean is(MergeField other) {
    return field == other;
  }

  boolean isSecret() {
    return field != null && field.secret();
  }
}

package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.MergeField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a part as it is to be sent.
 *
 * @param literal null for a field
 * @param onlyWithPassword left out where a recipient gets no temporary password
 */
record Piece(@Nullable String literal, @Nullable MergeField field, boolean onlyWithPassword) {

  static Piece literal(String text) {
    return new Piece(text, null, false);
  }

  static Piece of(Token token) {
    return token.field() == null ? literal(token.literal()) : new Piece(null, token.field(), false);
  }

  /** {@code pieces} for those who get a temporary password. */
  static List<Piece> onlyWithPassword(List<Piece> pieces) {
    return pieces.stream().map(each -> new Piece(each.literal, each.field, true)).toList();
  }

  /** {@code pieces} with neighbouring literals made one. */
  static List<Piece> joined(List<Piece> pieces) {
    var joined = new ArrayList<Piece>();
    for (var piece : pieces) {
      var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null
          && last.literal != null
          && piece.literal != null
          && last.onlyWithPassword == piece.onlyWithPassword) {
        joined.set(
            joined.size() - 1,
            new Piece(last.literal + piece.literal, null, piece.onlyWithPassword));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }
}

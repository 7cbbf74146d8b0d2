package io.github.portalinvites.internal.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One part of a message with all that is the same for everybody already encoded. Immutable. */
final class CompiledPart {

  private final List<Chunk> chunks;
  private final UnaryOperator<String> escape;

  private CompiledPart(List<Chunk> chunks, UnaryOperator<String> escape) {
    this.chunks = chunks;
    this.escape = escape;
  }

  static CompiledPart text(List<Piece> pieces) {
    return compile(pieces, UnaryOperator.identity());
  }

  static CompiledPart html(List<Piece> pieces) {
    return compile(pieces, Escaped::html);
  }

  private static CompiledPart compile(List<Piece> pieces, UnaryOperator<String> escape) {
    var whole = new ArrayList<>(pieces);
    whole.add(Piece.literal("\n"));
    var chunks =
        Piece.joined(whole).stream()
            .map(piece -> new Chunk(piece, QuotedPrintable.encode(literal(piece))))
            .toList();
    return new CompiledPart(chunks, escape);
  }

  /** The part as a reader sees its source. */
  String render(MessageValues values) {
    var text = new StringBuilder();
    for (var chunk : chunks) {
      if (chunk.appliesTo(values)) {
        var field = chunk.piece.field();
        text.append(field == null ? literal(chunk.piece) : escape.apply(values.of(field)));
      }
    }
    return text.toString();
  }

  /** The part as it travels. */
  void write(MessageValues values, MailBytes out) {
    for (var chunk : chunks) {
      if (chunk.appliesTo(values)) {
        var field = chunk.piece.field();
        if (field == null) {
          out.add(chunk.encoded);
        } else {
          QuotedPrintable.write(escape.apply(values.of(field)), out);
        }
      }
    }
  }

  /** About how long it is when it travels. */
  int length() {
    return chunks.stream().mapToInt(chunk -> chunk.encoded.length).sum();
  }

  private static String literal(Piece piece) {
    var literal = piece.literal();
    return literal == null ? "" : literal;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Chunk(Piece piece, byte[] encoded) {

    boolean appliesTo(MessageValues values) {
      return !piece.onlyWithPassword() || values.hasPassword();
    }
  }
}

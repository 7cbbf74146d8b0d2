package io.github.portalinvites.internal.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.InvalidCursorException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedCursorTest {

  private final SealedCursor cursors = new SealedCursor(text -> hash("key", text));

  @ParameterizedTest
  @ValueSource(strings = {"1", "12:7:=ann lee", "3:4:=\u00e9\ud83d\ude00", "a longer position"})
  void givesBackThePosition(String position) {
    assertThat(cursors.open("question", cursors.seal("question", position))).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "12", "123"})
  void noBitMayChange(String position) {
    var cursor = cursors.seal("question", position).value();
    IntStream.range(0, cursor.length())
        .boxed()
        .flatMap(at -> Stream.of(1, 2, 4, 8, 16, 32, 64).map(bit -> flipped(cursor, at, bit)))
        .forEach(altered -> assertRefused("question", altered));
  }

  @Test
  void isNeitherCutNorPadded() {
    var cursor = cursors.seal("question", "12").value();
    Stream.of(cursor + "=", cursor + "==", cursor + "A", cursor.substring(1), "A", "=", "\u0661 ")
        .forEach(altered -> assertRefused("question", altered));
  }

  @Test
  void isForOneQuestion() {
    assertRefused("another", cursors.seal("question", "12").value());
  }

  @Test
  void whereAQuestionEndsCannotBeMoved() {
    assertThat(SealedCursor.question("ab", "c")).isNotEqualTo(SealedCursor.question("a", "bc"));
    assertThat(SealedCursor.question("a", null)).isNotEqualTo(SealedCursor.question("a"));
    assertRefused("questio", cursors.seal("question", "12").value());
  }

  @Test
  void isForOneKey() {
    var others = new SealedCursor(text -> hash("another key", text));
    assertRefused("question", others.seal("question", "12").value());
  }

  private void assertRefused(String question, String cursor) {
    assertThatThrownBy(() -> cursors.open(question, new Cursor(cursor)))
        .isInstanceOf(InvalidCursorException.class);
  }

  private static String flipped(String cursor, int at, int bit) {
    return cursor.substring(0, at) + (char) (cursor.charAt(at) ^ bit) + cursor.substring(at + 1);
  }

  private static byte[] hash(String key, byte[] text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.getBytes(UTF_8));
      return digest.digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

package io.github.portalinvites.internal.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes cursors that nobody else can make: a position with a seal over it and the question it
 * answers.
 *
 * @param mac a keyed hash of at least 16 bytes
 */
public record SealedCursor(UnaryOperator<byte[]> mac) {

  private static final int SEAL_LENGTH = 16;

  /** Everything that tells one list from another, as one text. */
  public static String question(@Nullable Object... parts) {
    return Stream.of(parts)
        .map(String::valueOf)
        .map(part -> part.length() + ":" + part)
        .collect(Collectors.joining());
  }

  public Cursor seal(String question, String position) {
    var payload = position.getBytes(UTF_8);
    var sealed = Arrays.copyOf(sealOf(question, payload), SEAL_LENGTH + payload.length);
    System.arraycopy(payload, 0, sealed, SEAL_LENGTH, payload.length);
    return new Cursor(encode(sealed));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The position that {@link #seal} was given.
   *
   * @throws InvalidCursorException if it was not, or for another question
   */
  public String open(String question, Cursor cursor) {
    var bytes = decode(cursor);
    var payload = Arrays.copyOfRange(bytes, SEAL_LENGTH, bytes.length);
    if (!MessageDigest.isEqual(sealOf(question, payload), Arrays.copyOf(bytes, SEAL_LENGTH))) {
      throw new InvalidCursorException();
    }
    return new String(payload, UTF_8);
  }

  /**
   * The page that was asked for.
   *
   * @param found one row more than the page has, if there are so many
   * @param position tells where a row stands
   */
  public <T> Page<T> page(
      String question, PageRequest request, List<T> found, Function<T, String> position) {
    if (found.size() <= request.size()) {
      return new Page<>(found, null);
    }
    var shown = found.subList(0, request.size());
    return new Page<>(shown, seal(question, position.apply(shown.get(shown.size() - 1))));
  }

  private byte[] sealOf(String question, byte[] payload) {
    var asked = question.getBytes(UTF_8);
    var sealed = Arrays.copyOf(asked, asked.length + 1 + payload.length);
    System.arraycopy(payload, 0, sealed, asked.length + 1, payload.length);
    return Arrays.copyOf(mac.apply(sealed), SEAL_LENGTH);
  }

  private static byte[] decode(Cursor cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor.value());
      // the last character has bits that the decoder does not look at
      if (bytes.length <= SEAL_LENGTH || !encode(bytes).equals(cursor.value())) {
        throw new InvalidCursorException();
      }
      return bytes;
    } catch (IllegalArgumentException notBase64) {
      throw new InvalidCursorException();
    }
  }
}

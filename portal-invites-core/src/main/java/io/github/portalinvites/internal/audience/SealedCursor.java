package io.github.portalinvites.internal.audience;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.storage.AudienceRows.Position;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * Makes cursors that nobody else can make: a position with a seal over it and the question it
 * answers.
 *
 * @param mac a keyed hash of at least 16 bytes
 */
record SealedCursor(UnaryOperator<byte[]> mac) {

  private static final int SEAL_LENGTH = 16;

  Cursor seal(String question, Position position) {
    var payload = write(position);
    var sealed = Arrays.copyOf(sealOf(question, payload), SEAL_LENGTH + payload.length);
    System.arraycopy(payload, 0, sealed, SEAL_LENGTH, payload.length);
    return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
  }

  Position open(String question, Cursor cursor) {
    var bytes = decode(cursor);
    var payload = Arrays.copyOfRange(bytes, SEAL_LENGTH, bytes.length);
    if (!MessageDigest.isEqual(sealOf(question, payload), Arrays.copyOf(bytes, SEAL_LENGTH))) {
      throw new InvalidCursorException();
    }
    return read(new String(payload, UTF_8));
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
      if (bytes.length <= SEAL_LENGTH) {
        throw new InvalidCursorException();
      }
      return bytes;
    } catch (IllegalArgumentException notBase64) {
      throw new InvalidCursorException();
    }
  }

  private static byte[] write(Position position) {
    var numbers = position.contact() + ":" + position.account() + ":";
    return (position.value() == null ? numbers : numbers + "=" + position.value()).getBytes(UTF_8);
  }

  private static Position read(String text) {
    var parts = text.split(":", 3);
    var value = parts[2].isEmpty() ? null : parts[2].substring(1);
    return new Position(value, Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }
}

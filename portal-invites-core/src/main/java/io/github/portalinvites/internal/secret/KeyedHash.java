package io.github.portalinvites.internal.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two hashes that everything here rests on. */
final class KeyedHash {

  private static final String HMAC = "HmacSHA256";

  private KeyedHash() {}

  /** HMAC-SHA-256 over {@code fields}, each preceded by its length in four bytes. */
  static byte[] hmac(byte[] key, byte[]... fields) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      for (var field : fields) {
        mac.update(fourBytes(field.length));
        mac.update(field);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM has no " + HMAC, e);
    }
  }

  static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM has no SHA-256", e);
    }
  }

  static byte[] fourBytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}

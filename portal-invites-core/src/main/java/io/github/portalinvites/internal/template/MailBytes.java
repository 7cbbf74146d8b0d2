package io.github.portalinvites.internal.template;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A growing buffer of ASCII. */
final class MailBytes {

  private byte[] buffer;
  private int size;

  MailBytes(int expected) {
    buffer = new byte[expected];
  }

  void add(int c) {
    if (size == buffer.length) {
      grow(1);
    }
    buffer[size++] = (byte) c;
  }

  void add(byte[] bytes) {
    grow(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  void add(String ascii) {
    add(ascii, 0, ascii.length());
  }

  void add(String ascii, int from, int to) {
    grow(to - from);
    int shift = size - from;
    for (int i = from; i < to; i++) {
      buffer[shift + i] = (byte) ascii.charAt(i);
    }
    size += to - from;
  }

  byte[] toArray() {
    return Arrays.copyOf(buffer, size);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(buffer, 0, size);
  }

  private void grow(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}

package io.github.portalinvites.smtp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what one reply may take in bytes and time and one send in time, below TLS. Jakarta Mail
 * bounds only each read, so that a server which sends a byte a minute, or never ends, holds it for
 * ever.
 */
final class ReplyGuard {

  /** Far more than an EHLO reply or a certificate chain needs. */
  static final int MAX_REPLY = 64 * 1024;

  private final LongSupplier nanoTime;
  private final long longestSend;
  private long sendEnds;
  private long replyEnds;
  private int replyBytes;
  private boolean replyBegun;
  private @Nullable Socket socket;

  ReplyGuard(Duration longestSend, LongSupplier nanoTime) {
    this.longestSend = longestSend.toNanos();
    this.nanoTime = nanoTime;
    startSend();
  }

  /** From now on counts the time of one send. */
  void startSend() {
    sendEnds = nanoTime.getAsLong() + longestSend;
  }

  /** Something is about to be said, so that the next bytes read are another reply. */
  void beforeWrite() throws SocketTimeoutException {
    replyBegun = false;
    replyBytes = 0;
    millisUntil(sendEnds);
  }

  /**
   * The milliseconds for which the next read may block.
   *
   * @param readTimeout of one whole reply, in milliseconds
   */
  int beforeRead(int readTimeout) throws SocketTimeoutException {
    if (!replyBegun) {
      replyBegun = true;
      replyEnds = nanoTime.getAsLong() + Duration.ofMillis(readTimeout).toNanos();
    }
    return Math.min(millisUntil(replyEnds), millisUntil(sendEnds));
  }

  void afterRead(int bytes) throws EndlessReplyException {
    replyBytes += Math.max(bytes, 0);
    if (replyBytes > MAX_REPLY) {
      throw new EndlessReplyException(MAX_REPLY);
    }
  }

  /** From now on guards another connection, on which the server speaks first. */
  void guards(Socket raw) {
    socket = raw;
    replyBegun = false;
    replyBytes = 0;
  }

  /** Closes the connection without another word, whatever state it is in. */
  void cut() {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException gone) {
        // Nothing more can be closed.
      }
    }
  }

  private int millisUntil(long end) throws SocketTimeoutException {
    long millis = Duration.ofNanos(end - nanoTime.getAsLong()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("timed out");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }
}

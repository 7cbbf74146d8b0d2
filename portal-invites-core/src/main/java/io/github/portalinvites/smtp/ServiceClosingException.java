package io.github.portalinvites.smtp;

import java.io.IOException;

/**
 * The server answered 421. An I/O error to Jakarta Mail, so that it says nothing more and closes.
 */
final class ServiceClosingException extends IOException {

  private static final long serialVersionUID = 1L;

  ServiceClosingException() {
    super("the server is closing the connection");
  }
}

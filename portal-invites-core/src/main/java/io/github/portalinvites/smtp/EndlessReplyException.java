package io.github.portalinvites.smtp;

import java.io.IOException;

/** A server sent more than a reply can be. */
final class EndlessReplyException extends IOException {

  private static final long serialVersionUID = 1L;

  EndlessReplyException(int limit) {
    super("a reply of more than " + limit + " bytes");
  }
}

package io.github.portalinvites.registration;

import java.util.UUID;

/** The id of an access request. */
public record RequestId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}

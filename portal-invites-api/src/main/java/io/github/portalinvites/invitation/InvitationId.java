package io.github.portalinvites.invitation;

import java.util.UUID;

/** The id of one invitation; says nothing about its secrets. */
public record InvitationId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}

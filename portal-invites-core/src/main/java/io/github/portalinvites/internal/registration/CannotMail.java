package io.github.portalinvites.internal.registration;

import io.github.portalinvites.invitation.Obstacle;
import java.util.List;

/** Undoes the transaction that let somebody in: the invitation cannot be mailed. */
final class CannotMail extends RuntimeException {

  private final transient List<Obstacle> obstacles;

  CannotMail(List<Obstacle> obstacles) {
    super("The invitation cannot be mailed", null, false, false);
    this.obstacles = List.copyOf(obstacles);
  }

  List<Obstacle> obstacles() {
    return obstacles;
  }
}

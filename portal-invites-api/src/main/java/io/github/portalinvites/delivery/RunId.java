package io.github.portalinvites.delivery;

import java.util.UUID;

/** The id of a plan and of the run that it becomes. */
public record RunId(UUID value) {

  /**
   * Reads back what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if {@code text} is no UUID
   */
  public static RunId of(String text) {
    return new RunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

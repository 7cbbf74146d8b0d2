package io.github.portalinvites.invitation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a link is good for, as {@link Acceptance#peek} finds it. */
public sealed interface LinkState {

  /**
   * It can be accepted.
   *
   * @param username what its holder will sign in with
   * @param names of the people whose mailbox it is, in the order of their keys
   * @param expires when it ends; null while the mail that carries it is still on its way
   */
  record Open(String username, List<String> names, @Nullable Instant expires) implements LinkState {

    public Open {
      names = List.copyOf(names);
    }
  }

  /** It is genuine, but lets nobody in. */
  record Dead(DeadLink why) implements LinkState {}

  /** No such link; the same for whatever else was brought. */
  record Unknown() implements LinkState {}
}

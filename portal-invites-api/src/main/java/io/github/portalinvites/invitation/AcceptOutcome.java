package io.github.portalinvites.invitation;

import io.github.portalinvites.directory.ContactId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to accept. */
public sealed interface AcceptOutcome {

  /**
   * The identity has a login now. Nobody is signed in by that.
   *
   * @param contacts all who share the login
   */
  record Accepted(IdentityId identity, Set<ContactId> contacts, Instant at)
      implements AcceptOutcome {

    public Accepted {
      contacts = Set.copyOf(contacts);
    }
  }

  /** The link is genuine, but lets nobody in; nothing was written. */
  record Dead(DeadLink why) implements AcceptOutcome {}

  /** No such link; nothing was written. */
  record Unknown() implements AcceptOutcome {}

  /**
   * The chosen password is refused; nothing was written, and the link is as good as before.
   *
   * @param why what the host's {@link LoginKeeper} said, null unless it refused
   */
  record PasswordRefused(Reason reason, @Nullable String why) implements AcceptOutcome {

    /** What is wrong with it. */
    public enum Reason {
      EMPTY,
      /** More than {@link Credentials#MAX_LENGTH} characters. */
      TOO_LONG,
      /** The temporary password is for one use, and not for keeping. */
      SAME_AS_TEMPORARY,
      BY_HOST
    }
  }
}

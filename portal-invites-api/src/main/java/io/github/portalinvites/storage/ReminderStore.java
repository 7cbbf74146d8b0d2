package io.github.portalinvites.storage;

import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which invitations wait for a reminder, and how many reminders each had. */
public interface ReminderStore {

  /** Lets stored invitations wait since an instant, in place of that since which they did. */
  void await(Map<InvitationId, Instant> since);

  /** Counts one more reminder for each of {@code invitations}, which waited before. */
  void count(Collection<InvitationId> invitations);

  /**
   * Takes up to {@code limit} invitations that wait since {@code until} or longer, the longest
   * first; they wait no more. Never waits for another transaction: what that takes is left out, and
   * waits on if it is rolled back.
   */
  List<Waiting> take(Instant until, int limit);

  /**
   * An invitation, ended or not, that waited.
   *
   * @param reminders how many it had
   */
  record Waiting(Invitation invitation, int reminders) {}
}

package io.github.portalinvites.internal.registration;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queues mails, within the transaction of what they follow from. */
public interface RequestMails {

  /**
   * Invites a contact, or sends its invitation again.
   *
   * @return empty if the portal is not set up to mail it, which the log tells
   */
  Optional<InviteOutcome> invite(Stores stores, Letter letter);

  /** Tells a user something. That it cannot be mailed is noted and fails nothing. */
  void tellUser(Stores stores, LinkedAccount link, TemplateId notice);

  /** Tells a customer's contact something, whether it uses the portal or not. */
  void tellCustomer(Stores stores, LinkedAccount link, TemplateId notice);

  /**
   * An invitation to be mailed.
   *
   * @param division of the account that it is about
   * @param pending the invitation to be sent again, null for a new one
   * @param template null for the division's own
   * @param alsoRevoked whether a person's revocation is passed over
   */
  record Letter(
      ContactId contact,
      DivisionId division,
      @Nullable Invitation pending,
      Duration lifetime,
      @Nullable TemplateId template,
      boolean alsoRevoked) {}
}

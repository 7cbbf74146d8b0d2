package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.invitation.AcceptanceService.OneMoreMail;
import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InviteMail;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import java.util.List;
import java.util.Set;

/** Mails an invitation again, for whoever holds a dead link of it. */
record NewLinks(RunOfOne runs) implements OneMoreMail {

  @Override
  public void queue(Stores stores, Invitation invitation, List<ContactId> contacts) {
    var mail = InviteMail.DEFAULT.credentials(policy(invitation.latest()));
    for (var contact : contacts) {
      var invite = SingleInvite.to(contact).mail(mail);
      var outcome = runs.queue(stores, Actor.SYSTEM, Occasion.REPEAT, invite, Set.of());
      if (outcome instanceof InviteOutcome.Queued) {
        return;
      }
    }
  }

  /** As it was mailed before. */
  static CredentialPolicy policy(Generation last) {
    if (last.lookUp().link() == null) {
      return CredentialPolicy.TEMPORARY_PASSWORD;
    }
    return last.lookUp().password() == null ? CredentialPolicy.LINK : CredentialPolicy.BOTH;
  }
}

package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.internal.registration.RequestMails;
import io.github.portalinvites.invitation.InviteMail;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.util.Optional;
import java.util.Set;

/** Queues mails that follow from requests for access, each as a run of one. */
record MailsOfRequests(RunOfOne runs) implements RequestMails {

  @Override
  public Optional<InviteOutcome> invite(Stores stores, Letter letter) {
    var invite = SingleInvite.to(letter.contact()).mail(mail(letter));
    var filter = AudienceFilter.contacts(letter.contact()).divisions(Set.of(letter.division()));
    return runs.queueIfSetUp(
        stores,
        Actor.SYSTEM,
        letter.pending() == null ? Occasion.AUTOMATIC : Occasion.REPEAT,
        letter.alsoRevoked() ? invite.alsoRevoked() : invite,
        filter);
  }

  private static InviteMail mail(Letter letter) {
    var mail = InviteMail.DEFAULT.lifetime(letter.lifetime());
    var pending = letter.pending();
    var template = letter.template();
    var again = pending == null ? mail : mail.credentials(NewLinks.policy(pending.latest()));
    return template == null ? again : again.template(template);
  }

  @Override
  public void tellUser(Stores stores, LinkedAccount link, TemplateId notice) {
    tell(stores, Occasion.NOTICE_TO_USER, link, notice);
  }

  @Override
  public void tellCustomer(Stores stores, LinkedAccount link, TemplateId notice) {
    tell(stores, Occasion.NOTICE_TO_CUSTOMER, link, notice);
  }

  private void tell(Stores stores, Occasion occasion, LinkedAccount link, TemplateId notice) {
    new NoticeHistory(stores, Actor.SYSTEM, link)
        .tell(runs.notifyIfSetUp(stores, Actor.SYSTEM, occasion, link, notice));
  }
}

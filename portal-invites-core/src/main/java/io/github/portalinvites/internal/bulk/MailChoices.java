package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateId;

/** Which template and sender a division's mail has. */
public interface MailChoices {

  /**
   * What an order gives a division: what it names, else the division's own, else the portal's.
   *
   * @throws io.github.portalinvites.mail.InvalidSenderException if it has no sender that it may
   *     have
   * @throws io.github.portalinvites.portal.NotFoundException if it may not use the named template
   */
  Choice choose(Stores stores, BulkInvite.Mail mail, Division division);

  /** One version of a template, the built-in one included. */
  NotificationTemplate template(
      Stores stores, TemplateId template, int version, CredentialPolicy policy);

  /** Who a division's mail is from, and what it says. */
  record Choice(Sender sender, TemplateId template, int version) {}
}

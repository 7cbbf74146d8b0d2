package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.internal.access.AccessNotices;
import io.github.portalinvites.internal.invitation.AcceptanceService.OneMoreMail;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.registration.RequestMails;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.portal.PortalId;
import java.util.Locale;

/** Where the mails of one portal are ordered, by staff and by the library itself. Thread-safe. */
public final class Mailroom {

  final HostRules host;
  final Secrets secrets;
  final RunRules rules;
  final OrderMaker orders;
  final RunControl control;
  final RunOfOne runs;

  /**
   * @param locale the portal's language
   * @param threads that send
   */
  public Mailroom(PortalId portal, HostRules host, Secrets secrets, Locale locale, int threads) {
    this.host = host;
    this.secrets = secrets;
    var composers = new Composers(secrets, host.logins(), locale);
    this.rules = new RunRules(host, composers);
    this.orders = new OrderMaker(composers);
    this.control = new RunControl(threads);
    this.runs = new RunOfOne(portal, rules, orders, control);
  }

  /** Queues a new mail of an invitation, for whoever asked with a dead link. */
  public OneMoreMail newLinks() {
    return new NewLinks(runs);
  }

  /** Queues mails that tell people with a login of changed access. */
  public AccessNotices accessNotices() {
    return new NoticesOfAccess(runs);
  }

  /** Queues mails to customers who asked for access, and to those who must know of it. */
  public RequestMails requestMails() {
    return new MailsOfRequests(runs);
  }
}

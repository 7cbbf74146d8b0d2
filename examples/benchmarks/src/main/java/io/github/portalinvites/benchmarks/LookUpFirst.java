package io.github.portalinvites.benchmarks;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.storage.PortalStorage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How not to do it: answers the same to everybody, but looks the invoice up first, and makes
 * contact and invitation before it answers. Whoever has a watch learns which code was right.
 */
record LookUpFirst(PortalStorage storage, PortalInvites portal, AtomicLong contacts) {

  void request(InvoiceVerifiedRequest request) {
    var number = Objects.requireNonNull(request.invoice());
    storage.inSnapshot(PortalId.DEFAULT, stores -> stores.directory().invoices(number)).stream()
        .filter(each -> Objects.equals(each.quickPayCode(), request.code()))
        .findFirst()
        .ifPresent(each -> invite(each, request));
  }

  private void invite(Invoice invoice, InvoiceVerifiedRequest request) {
    var contact = ContactId.of(contacts.incrementAndGet());
    var name = PersonName.of(Objects.requireNonNull(request.name()));
    portal
        .directory()
        .save(
            Contact.of(contact, name).email(request.email()),
            ContactLink.of(contact, invoice.account()));
    portal.invitations().invite(Figures.STAFF, SingleInvite.to(contact));
  }
}

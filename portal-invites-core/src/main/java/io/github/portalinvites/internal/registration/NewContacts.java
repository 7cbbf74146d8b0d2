package io.github.portalinvites.internal.registration;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.ContactMaker;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.DirectoryTables;
import io.github.portalinvites.storage.Stores;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes contacts and links: in the library's own tables, unless the host does it. */
record NewContacts(Stores stores, PortalId portal, ContactMaker maker) {

  /** Empty if nobody can make any. */
  static Optional<NewContacts> in(Stores stores, PortalId portal, @Nullable ContactMaker maker) {
    return Optional.ofNullable(maker)
        .or(() -> stores.directoryTables().map(OwnContacts::new))
        .map(each -> new NewContacts(stores, portal, each));
  }

  ContactId create(AccessRequest request) {
    var typed = request.typed();
    var contact =
        new ContactMaker.NewContact(
            portal,
            request.id(),
            PersonName.of(typed.name()),
            EmailAddress.parse(typed.email()),
            typed.phone(),
            typed.locale());
    return maker.create(contact, transaction());
  }

  void link(AccessRequest request, ContactId contact, AccountId account, @Nullable SiteId site) {
    var link = new ContactMaker.NewLink(portal, request.id(), contact, account, site);
    maker.link(link, transaction());
    stores.changes().append(List.of(new Change.OfContact(contact)));
  }

  private @Nullable Connection transaction() {
    return stores.connection().orElse(null);
  }

  /** Those of the library's own tables. */
  private record OwnContacts(DirectoryTables tables) implements ContactMaker {

    @Override
    public ContactId create(NewContact contact, @Nullable Connection transaction) {
      var id = tables.newContact();
      tables.save(
          List.of(
              Contact.of(id, contact.name())
                  .email(contact.email().value())
                  .mobilePhone(contact.phone())
                  .locale(contact.locale())));
      return id;
    }

    @Override
    public void link(NewLink link, @Nullable Connection transaction) {
      var whole = ContactLink.of(link.contact(), link.account());
      var site = link.site();
      tables.save(List.of(site == null ? whole : whole.sites(Set.of(site))));
    }
  }
}

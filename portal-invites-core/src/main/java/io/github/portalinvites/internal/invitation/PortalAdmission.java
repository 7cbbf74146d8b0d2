package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.internal.access.Admission;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.function.Function;

/** Lets in by invitations, logins and switches. */
public final class PortalAdmission implements Admission {

  private final Logins logins;

  public PortalAdmission(Logins logins) {
    this.logins = logins;
  }

  @Override
  public boolean hasLogin(Stores stores, Contact contact) {
    var login = logins.of(contact);
    return Standings.read(stores, login).isAccepted(login);
  }

  @Override
  public Function<Account, PortalSettings> settings(Stores stores) {
    var classes = PortalClasses.read(stores);
    return StoredSettings.in(stores).portalEnabled()
        ? classes::of
        : account -> classes.of(account).access(false);
  }

  @Override
  public void endIfNobodyIsLeft(Stores stores, Activity.Who who, ContactId contact) {
    new Consequences(logins).draw(stores, who, List.of(contact));
  }
}

package io.github.portalinvites.internal.privacy;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.bulk.SendEngine;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.privacy.ForgetOutcome;
import io.github.portalinvites.privacy.Privacy;
import io.github.portalinvites.storage.PortalStorage;

/** Forgets persons, for those who may. */
public final class PrivacyService implements Privacy {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;
  private final Logins logins;
  private final Secrets secrets;
  private final SendEngine engine;
  private final Runnable catchUp;

  /**
   * @param engine knows what the orders of runs say
   * @param catchUp takes the whole change log in
   */
  public PrivacyService(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      Logins logins,
      Secrets secrets,
      SendEngine engine,
      Runnable catchUp) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
    this.logins = logins;
    this.secrets = secrets;
    this.engine = engine;
    this.catchUp = catchUp;
  }

  /** The change log names mailboxes, too: it is empty of them before and afterwards. */
  @Override
  public ForgetOutcome forget(Actor actor, ContactId contact) {
    var permitted = permissions.require(actor, Permission.FORGET_CONTACT);
    catchUp.run();
    var outcome =
        LostRace.retried(
            storage,
            portal,
            stores ->
                new Forgetting(stores, logins, secrets, engine, actor, contact).forget(permitted));
    catchUp.run();
    return outcome;
  }
}

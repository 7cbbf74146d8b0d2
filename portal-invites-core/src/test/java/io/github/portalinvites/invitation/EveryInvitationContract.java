package io.github.portalinvites.invitation;

import io.github.portalinvites.activity.EventsContract;
import io.github.portalinvites.delivery.HealthContract;

/** All that invitations must do over any storage. */
public interface EveryInvitationContract
    extends SingleInviteContract,
        AcceptanceContract,
        TemporaryPasswordContract,
        PortalLoginsContract,
        ConsequencesContract,
        SeparateMailboxContract,
        BulkRevokeContract,
        EventsContract,
        HealthContract,
        NewAccountContract,
        CatchUpContract,
        RemindersContract,
        KeyRotationContract,
        BadTokenContract,
        BadPasswordContract,
        BadLogContract,
        BadTimeContract {}

package io.github.portalinvites.invitation;

import io.github.portalinvites.activity.EventsContract;

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
        NewAccountContract,
        CatchUpContract,
        RemindersContract,
        KeyRotationContract {}

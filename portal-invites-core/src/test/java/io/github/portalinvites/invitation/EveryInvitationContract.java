package io.github.portalinvites.invitation;

/** All that invitations must do over any storage. */
public interface EveryInvitationContract
    extends SingleInviteContract,
        AcceptanceContract,
        TemporaryPasswordContract,
        PortalLoginsContract,
        ConsequencesContract,
        SeparateMailboxContract,
        BulkRevokeContract {}

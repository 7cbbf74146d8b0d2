package io.github.portalinvites.storage.contract;

/** All that a whole storage must do. */
public interface EveryStoreContract
    extends PortalStorageContract,
        SettingsStoreContract,
        IdentityStoreContract,
        InvitationStoreContract,
        ChangeLogContract,
        TemplateStoreContract {}

package io.github.portalinvites.storage.contract;

/** All that a whole storage must do. */
public interface EveryStoreContract
    extends PortalStorageContract,
        DirectoryContract,
        LinkFactsContract,
        SitesContract,
        AccessStoreContract,
        DirectoryTablesContract,
        SettingsStoreContract,
        IdentityStoreContract,
        InvitationStoreContract,
        ReminderStoreContract,
        ChangeLogContract,
        TemplateStoreContract,
        AudienceUpkeepContract,
        AudienceCountsContract,
        AudiencePageContract,
        AudiencePeopleContract,
        CandidatesContract,
        RunStoreContract,
        DeliveryStoreContract,
        QueuedRowsContract,
        ThrottleStoreContract,
        ActivityStoreContract,
        EventStoreContract,
        AutoSendStoreContract,
        PersonStoreContract {}

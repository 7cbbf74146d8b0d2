package io.github.portalinvites.storage.contract;

/** The durable queue and the ledger. */
public interface DeliveryStoreContract
    extends PlannedMessagesContract,
        ChunkLeaseContract,
        InFlightWindowContract,
        RetryContract,
        BacklogContract,
        RunTallyContract,
        LedgerContract,
        QueuedContract,
        SendCampaignContract {}

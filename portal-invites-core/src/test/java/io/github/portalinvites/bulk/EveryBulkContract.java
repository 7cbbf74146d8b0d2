package io.github.portalinvites.bulk;

/** All that bulk sends must do over any storage. */
public interface EveryBulkContract
    extends BulkSendContract,
        PlanRulesContract,
        StartRulesContract,
        FrozenPlanContract,
        ChangedSincePlanContract,
        AnswersContract,
        InDoubtContract,
        TempoContract,
        RunControlContract,
        LedgerPagesContract,
        DeadWorkerContract,
        ManyWorkersContract,
        SecretKeysContract,
        ScatteredRetryContract,
        CredentialContract,
        EndedInvitationContract,
        SetbackContract,
        StartedWorkerContract,
        StarterContract,
        OneMailEachContract,
        AuthorizerContract,
        BadSenderContract,
        BadTemplateContract,
        BadNameMailContract,
        BadPermissionContract {}

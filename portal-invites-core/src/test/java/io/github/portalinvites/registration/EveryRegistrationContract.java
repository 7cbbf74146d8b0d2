package io.github.portalinvites.registration;

/** All that asking for access must do over any storage. */
public interface EveryRegistrationContract
    extends InvoiceVerifiedContract,
        UnprovedInvoiceContract,
        RequestListContract,
        StagedLinkContract,
        AddressRequestContract,
        RequestLimitsContract,
        ReviewContract,
        SameAnswerContract,
        RequestPoliciesContract,
        BadRequestContract {}

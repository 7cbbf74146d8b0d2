package io.github.portalinvites.privacy;

/** All that privacy must do over any storage. */
public interface EveryPrivacyContract
    extends ForgetContract, AskerForgetContract, SharedMailboxForgetContract, RetentionContract {}

package io.github.portalinvites.access;

/** All that access must do over any storage. */
public interface EveryAccessContract
    extends GrantContract,
        AccessTabContract,
        AccessQuestionsContract,
        UnlinkContract,
        AccessNoticeContract,
        BadGrantContract {}

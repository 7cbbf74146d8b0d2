package io.github.portalinvites.internal.audience;

/** What the audience and the directory must do on every storage. */
public interface EveryAudienceContract extends SmallWorldContract {}

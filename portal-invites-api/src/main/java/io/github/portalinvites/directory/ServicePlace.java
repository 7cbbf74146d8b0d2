package io.github.portalinvites.directory;

import org.jspecify.annotations.Nullable;

/**
 * Where a customer is served.
 *
 * @param site null if the address is the account's own
 */
public record ServicePlace(AccountId account, @Nullable SiteId site) {}

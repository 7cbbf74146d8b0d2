package io.github.portalinvites.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that somebody proved, and asked to have added to a login that exists.
 *
 * @param siteName the only site that will be seen, null for all of the account's
 * @param received when it was asked for
 * @param expires when it is forgotten unless it is confirmed
 */
public record StagedLink(
    RequestId request,
    String accountNumber,
    String accountName,
    @Nullable String siteName,
    Instant received,
    Instant expires) {}

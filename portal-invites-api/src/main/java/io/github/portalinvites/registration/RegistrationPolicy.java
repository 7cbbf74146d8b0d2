package io.github.portalinvites.registration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a host lets customers do by themselves. Immutable; each method but the accessors gives a
 * changed copy.
 *
 * @param approval whether staff approve each proved request; default no
 * @param invoiceDays how old an invoice may be that proves an account; default 120 days
 * @param lifetime how long an invitation is valid; default 24 hours, but one that waits already is
 *     not shortened
 * @param contactMaker makes contacts and links; null for the library's own tables
 * @param addressMatcher finds service addresses; null for the library's own tables
 */
public record RegistrationPolicy(
    boolean approval,
    int invoiceDays,
    Duration lifetime,
    RegistrationLimits limits,
    @Nullable ContactMaker contactMaker,
    @Nullable AddressMatcher addressMatcher) {

  public static final RegistrationPolicy DEFAULT =
      new RegistrationPolicy(
          false, 120, Duration.ofHours(24), RegistrationLimits.DEFAULT, null, null);

  public RegistrationPolicy {
    if (invoiceDays < 0) {
      throw new IllegalArgumentException("An invoice is at least 0 days old");
    }
    if (lifetime.toSeconds() < 1 || lifetime.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("An invitation lives 1 second to 365 days");
    }
  }

  /** Has staff approve each request, also where it is proved. */
  public RegistrationPolicy withApproval() {
    return new RegistrationPolicy(
        true, invoiceDays, lifetime, limits, contactMaker, addressMatcher);
  }

  public RegistrationPolicy invoiceDays(int value) {
    return new RegistrationPolicy(approval, value, lifetime, limits, contactMaker, addressMatcher);
  }

  public RegistrationPolicy lifetime(Duration value) {
    return new RegistrationPolicy(
        approval, invoiceDays, value, limits, contactMaker, addressMatcher);
  }

  public RegistrationPolicy limits(RegistrationLimits value) {
    return new RegistrationPolicy(
        approval, invoiceDays, lifetime, value, contactMaker, addressMatcher);
  }

  public RegistrationPolicy contactMaker(ContactMaker value) {
    return new RegistrationPolicy(approval, invoiceDays, lifetime, limits, value, addressMatcher);
  }

  public RegistrationPolicy addressMatcher(AddressMatcher value) {
    return new RegistrationPolicy(approval, invoiceDays, lifetime, limits, contactMaker, value);
  }
}

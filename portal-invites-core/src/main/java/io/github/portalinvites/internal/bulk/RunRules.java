package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.internal.invitation.EligibilityRules;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.storage.Stores;
import java.util.function.BiFunction;

/**
 * What a run asks anew in every transaction.
 *
 * @param composers compiles an order's mails
 */
record RunRules(HostRules host, BiFunction<Stores, Order, Composer> composers) {

  EligibilityRules eligibility(Stores stores, Order order) {
    return host.bulk(StoredSettings.in(stores).portalEnabled(), order.recipients());
  }

  Composer composer(Stores stores, Order order) {
    return composers.apply(stores, order);
  }
}

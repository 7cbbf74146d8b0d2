package io.github.portalinvites.life;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.testkit.Keys;

/** What acts of sending order. */
record Orders(Keys keys) {

  BulkInvite invitation(Act act) {
    var invite = BulkInvite.to(everybody()).inDoubt(InDoubtPolicy.HOLD);
    invite = act.alsoInvited() ? invite.alsoInvited() : invite;
    invite = act.alsoRevoked() ? invite.alsoRevoked() : invite;
    return act.overrides() ? invite.overrideLimits() : invite;
  }

  AudienceFilter everybody() {
    return AudienceFilter.division(keys.division(1));
  }

  SingleInvite invite(Act act) {
    var invite = SingleInvite.to(keys.contact(act.who()));
    invite = act.alsoRevoked() ? invite.alsoRevoked() : invite;
    return act.overrides() ? invite.overridingLimits() : invite;
  }
}

package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.internal.invitation.EligibilityRules;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.storage.Stores;

/** What a run asks anew in every transaction. */
record RunRules(HostRules host, Composers composers) {

  /** What holds for {@code order} now. */
  Now now(Stores stores, Order order) {
    var options = StoredSettings.in(stores);
    return new Now(
        eligibility(order, options.portalEnabled()), composers.of(stores, order, options));
  }

  private EligibilityRules eligibility(Order order, boolean portalEnabled) {
    var recipients = order.recipients();
    var made = order.made();
    return switch (order.occasion()) {
      case BULK -> host.bulk(portalEnabled, recipients, made);
      case SINGLE, RESEND, AUTOMATIC, REPEAT, REMINDER ->
          host.single(portalEnabled, recipients, made);
      case NOTICE_TO_USER, NOTICE_TO_CUSTOMER ->
          host.notice(order.occasion().purpose(), portalEnabled, recipients);
    };
  }

  /**
   * What holds for an order within one transaction.
   *
   * @param composer makes its mails
   */
  record Now(EligibilityRules eligibility, Composer composer) {}
}

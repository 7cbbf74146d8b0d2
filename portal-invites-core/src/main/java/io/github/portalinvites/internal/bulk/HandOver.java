package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.mail.MailSession;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.InDoubt;
import io.github.portalinvites.mail.SendResult.MessageRefused;
import io.github.portalinvites.mail.SendResult.PolicyRefused;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.storage.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one window's messages over, one after the other, outside of any transaction. */
final class HandOver {

  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

  private final MailSession session;
  private final Composer composer;
  private final Verdict verdict;

  private final List<Delivery> results = new ArrayList<>();
  private @Nullable SendResult trouble;
  private boolean refusals;

  HandOver(MailSession session, Composer composer, Verdict verdict) {
    this.session = session;
    this.composer = composer;
    this.verdict = verdict;
  }

  /**
   * Hands over as many as it may.
   *
   * @param mayGoOn asked before each message
   * @return the number of the last message that needs no further look
   */
  long handOver(List<Parcel> parcels, long last, BooleanSupplier mayGoOn) {
    for (var parcel : parcels) {
      if (!mayGoOn.getAsBoolean() || !handOver(parcel)) {
        return parcel.delivery().number() - 1;
      }
      if (trouble instanceof RelayTrouble) {
        return parcel.delivery().number();
      }
    }
    return last;
  }

  /**
   * Hands one over.
   *
   * @return false if it is to be handed over again as if nothing had been
   */
  private boolean handOver(Parcel parcel) {
    OutgoingMail mail;
    try {
      mail = composer.compose(parcel);
    } catch (RuntimeException e) {
      var delivery = parcel.delivery();
      LOG.error("Run {}: message {} cannot be composed", delivery.run(), delivery.number(), e);
      results.add(verdict.onNotComposed(parcel.delivery(), e));
      return true;
    }
    var answer = send(mail);
    if (answer instanceof RelayTrouble || answer instanceof RelayRefused) {
      trouble = answer;
    }
    refusals |= answer instanceof PolicyRefused || answer instanceof MessageRefused;
    if (answer instanceof RelayRefused) {
      return false;
    }
    results.add(verdict.on(parcel.delivery(), answer));
    return true;
  }

  private SendResult send(OutgoingMail mail) {
    try {
      return session.send(mail);
    } catch (RuntimeException e) {
      // it may have handed the message over before it failed
      LOG.error("The mail sender failed on message {}", mail.messageId(), e);
      return new InDoubt(
          ServerReply.none("the mail sender failed: " + e.getClass().getSimpleName()));
    }
  }

  /** The messages with their new results. */
  List<Delivery> results() {
    return results;
  }

  /**
   * What was wrong with the relay, {@link RelayTrouble} or {@link RelayRefused}; null if nothing.
   */
  @Nullable SendResult trouble() {
    return trouble;
  }

  /** When the messages were taken up. */
  Instant at() {
    return verdict.now();
  }

  /** Whether the mail server refused any message for a reason that may concern the whole run. */
  boolean metRefusals() {
    return refusals;
  }
}

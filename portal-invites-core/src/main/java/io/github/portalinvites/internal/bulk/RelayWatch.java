package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.PauseReason;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.SendResult.RelayRefused;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.PortalInvitesException;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.StorageException;
import io.github.portalinvites.storage.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What answers of the mail server, and failures on the way to it, mean for a run as a whole: it
 * slows down, or pauses.
 */
final class RelayWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RelayWatch.class);

  /** How often in a row a chunk cannot be gone on with before staff are told. */
  private static final int SETBACKS = 3;

  private final Workshop shop;
  private final Run run;
  private boolean remarked;

  /**
   * @param run of it only what never changes is used, and its remark to begin with
   */
  RelayWatch(Workshop shop, Run run) {
    this.shop = shop;
    this.run = run;
    this.remarked = run.going().remark() != null;
  }

  /** Keeps the process away from a relay in trouble, and what is wrong with it for staff. */
  void note(HandOver handOver) {
    var trouble = handOver.trouble();
    shop.relay().note(handOver);
    if (trouble != null) {
      LOG.warn("Run {}: the mail server is in trouble: {}", run.id(), trouble.reply());
    }
    if (trouble instanceof RelayTrouble) {
      shop.backoff().trouble();
    } else if (!handOver.results().isEmpty()) {
      shop.backoff().success();
    }
  }

  /** Says what slows the run until its next window. */
  void slow(String remark) {
    remarked = true;
    shop.storage()
        .inTransaction(
            stores -> {
              shop.control().remark(stores, stored(stores), remark);
              return true;
            });
  }

  /** Says what slows the run, and unsays it when that is over. */
  boolean remark(Stores stores, @Nullable SendResult trouble) {
    if (remarked || trouble instanceof RelayTrouble) {
      remarked = trouble instanceof RelayTrouble;
      var remark = remarked && trouble != null ? trouble.reply().toString() : null;
      shop.control().remark(stores, stored(stores), remark);
    }
    return true;
  }

  /**
   * Notes that a chunk could not be gone on with, and tells staff when that happens again and
   * again: a database that is away comes back by itself, all else needs a person.
   */
  void setback(long chunk, RuntimeException failure) {
    if (shop.setbacks().add(chunk) < SETBACKS) {
      return;
    }
    if (failure instanceof StorageException) {
      remark(failure.getMessage());
    } else {
      shop.setbacks().forget(chunk);
      pause(PauseReason.NOT_MADE_READY, reason(failure));
      shop.notices().state(run.id());
    }
  }

  /** Only our own messages are known to show no person's data. */
  private static String reason(RuntimeException failure) {
    var kind = failure.getClass().getSimpleName();
    return failure instanceof PortalInvitesException ours
        ? String.valueOf(ours.getMessage())
        : kind;
  }

  /** Says what keeps failing; the next window that is handed over unsays it. */
  private void remark(@Nullable String remark) {
    shop.storage()
        .inTransaction(
            stores -> {
              shop.control().remark(stores, stored(stores), remark);
              return true;
            });
  }

  /** Pauses the run if a person has to look before more is refused. */
  void pauseIfRefused(HandOver handOver) {
    if (handOver.trouble() instanceof RelayRefused refused) {
      pause(PauseReason.RELAY_REFUSED, refused.reply().toString());
    }
    if (handOver.metRefusals()) {
      shop.storage()
          .inTransaction(
              stores -> {
                var reason = RefusalLimits.reached(stores.deliveries().tally(run.id()));
                reason.ifPresent(
                    each -> {
                      var now = stored(stores);
                      shop.control().pause(stores, Actor.SYSTEM, now, each, null);
                    });
                return true;
              });
    }
  }

  void pause(PauseReason reason, @Nullable String remark) {
    shop.storage()
        .inTransaction(
            stores -> {
              var now = stored(stores);
              shop.control().pause(stores, Actor.SYSTEM, now, reason, remark);
              return true;
            });
  }

  private Run stored(Stores stores) {
    return stores.runs().find(run.id()).orElseThrow();
  }
}

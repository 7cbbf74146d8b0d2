package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the history that tell whether somebody was to be told something. */
record NoticeHistory(Stores stores, Actor actor, LinkedAccount link) {

  private static final String NOT_SET_UP = "not-set-up";

  /**
   * @param outcome empty if the portal is not set up to mail it
   */
  void tell(Optional<InviteOutcome> outcome) {
    if (outcome.orElse(null) instanceof InviteOutcome.Queued queued) {
      append(Activity.Kind.NOTICE_QUEUED, queued.run(), Map.of());
    } else if (outcome.orElse(null) instanceof InviteOutcome.Refused refused) {
      skipped(refused.first().reason().code());
    } else {
      skipped(NOT_SET_UP);
    }
  }

  void skipped(String reason) {
    append(Activity.Kind.NOTICE_SKIPPED, null, Map.of("reason", reason));
  }

  private void append(Activity.Kind kind, @Nullable RunId run, Map<String, String> data) {
    var who = Activity.Who.of(actor);
    var row = new Activity(stores.now(), who, kind, link.contact().id(), run, data);
    stores.activities().append(List.of(row));
  }
}

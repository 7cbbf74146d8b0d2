package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.access.GrantState;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.internal.access.AccessNotices;
import io.github.portalinvites.internal.invitation.PortalAdmission;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mails people with a login that their access changed; not an invitation, and without secrets. */
record NoticesOfAccess(RunOfOne runs) implements AccessNotices {

  private static final String NOT_SET_UP = "not-set-up";

  @Override
  public void changed(Stores stores, Actor actor, LinkedAccount link, GrantState state) {
    if (!new PortalAdmission(runs.logins()).settings(stores).apply(link.account()).access()) {
      var open = StoredSettings.in(stores).portalEnabled();
      var reason = open ? SkipReason.CLASS_PORTAL_OFF : SkipReason.PORTAL_OFF;
      skipped(stores, actor, link, reason.code());
      return;
    }
    var template =
        state == GrantState.AWAITING_LOGIN
            ? TemplateId.ACCESS_AT_NEXT_LOGIN
            : TemplateId.ACCESS_CHANGED;
    var outcome = runs.notifyIfSetUp(stores, actor, link, template).orElse(null);
    if (outcome instanceof InviteOutcome.Queued queued) {
      tell(stores, actor, link, Activity.Kind.ACCESS_NOTICE_QUEUED, queued.run(), Map.of());
    } else if (outcome instanceof InviteOutcome.Refused refused) {
      skipped(stores, actor, link, refused.first().reason().code());
    } else {
      skipped(stores, actor, link, NOT_SET_UP);
    }
  }

  private static void skipped(Stores stores, Actor actor, LinkedAccount link, String reason) {
    var data = Map.of("reason", reason);
    tell(stores, actor, link, Activity.Kind.ACCESS_NOTICE_SKIPPED, null, data);
  }

  private static void tell(
      Stores stores,
      Actor actor,
      LinkedAccount link,
      Activity.Kind kind,
      @Nullable RunId run,
      Map<String, String> data) {
    var who = Activity.Who.of(actor);
    var row = new Activity(stores.now(), who, kind, link.contact().id(), run, data);
    stores.activities().append(List.of(row));
  }
}

package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.access.GrantState;
import io.github.portalinvites.internal.access.AccessNotices;
import io.github.portalinvites.internal.invitation.PortalAdmission;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;

/** Mails people with a login that their access changed; not an invitation, and without secrets. */
record NoticesOfAccess(RunOfOne runs) implements AccessNotices {

  @Override
  public void changed(Stores stores, Actor actor, LinkedAccount link, GrantState state) {
    var history = new NoticeHistory(stores, actor, link);
    if (!new PortalAdmission(runs.logins()).settings(stores).apply(link.account()).access()) {
      var open = StoredSettings.in(stores).portalEnabled();
      var reason = open ? SkipReason.CLASS_PORTAL_OFF : SkipReason.PORTAL_OFF;
      history.skipped(reason.code());
      return;
    }
    var template =
        state == GrantState.AWAITING_LOGIN
            ? TemplateId.ACCESS_AT_NEXT_LOGIN
            : TemplateId.ACCESS_CHANGED;
    history.tell(runs.notifyIfSetUp(stores, actor, Occasion.NOTICE_TO_USER, link, template));
  }
}

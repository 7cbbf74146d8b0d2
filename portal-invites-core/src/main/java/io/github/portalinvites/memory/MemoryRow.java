package io.github.portalinvites.memory;

import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.storage.AudienceRows.Dimension;
import io.github.portalinvites.storage.AudienceRows.PersonAt;
import io.github.portalinvites.storage.AudienceRows.PersonPosition;
import java.util.stream.Stream;

/** An audience row with the numbers of its contact and account. */
record MemoryRow(AudienceLink link, long contact, long account) {

  MemoryRow standing(Standing standing) {
    var restated =
        new AudienceLink(
            link.identity(), link.person(), link.account(), link.criteria(), link.keys(), standing);
    return new MemoryRow(restated, contact, account);
  }

  AudienceRow shown(ShownStatus status) {
    return new AudienceRow(
        link.person().id(),
        link.person().name(),
        link.person().email(),
        link.account(),
        status.of(link),
        link.standing().lastInviteSent(),
        link.standing().lastLogin());
  }

  PersonAt person() {
    return new PersonAt(link.person().id(), new PersonPosition(link.keys().firstName(), contact));
  }

  Stream<HostKey> valuesOf(Dimension dimension) {
    var criteria = link.criteria();
    Stream<? extends HostId> values =
        switch (dimension) {
          case DIVISION -> Stream.of(link.account().division());
          case ACCOUNT_CLASS -> Stream.ofNullable(criteria.accountClass());
          case BILL_GROUP -> Stream.ofNullable(criteria.billGroup());
          case ACCOUNT_SOURCE -> Stream.ofNullable(criteria.accountSource());
          case SITE_SOURCE -> criteria.siteSources().stream();
        };
    return values.map(HostId::key);
  }
}

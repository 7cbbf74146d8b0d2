package io.github.portalinvites.internal.bulk;

import static java.util.stream.Collectors.groupingBy;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.internal.audience.Examined;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.SkipReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The contacts of one mailbox that a send looked at.
 *
 * @param mailable those who may be mailed
 * @param skipped the others, each with its first reason
 */
record Group(IdentityId identity, List<Examined> mailable, Map<ContactId, SkipReason> skipped) {

  /** Groups what was examined by mailbox. */
  static Map<IdentityId, Group> of(Collection<Examined> examined) {
    return examined.stream().collect(groupingBy(Examined::identity)).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> of(each.getKey(), each.getValue())));
  }

  private static Group of(IdentityId identity, List<Examined> contacts) {
    var skipped = new HashMap<ContactId, SkipReason>();
    contacts.stream()
        .filter(each -> !each.mayBeMailed())
        .forEach(each -> skipped.put(each.contact().id(), each.obstacles().get(0).reason()));
    return new Group(identity, contacts.stream().filter(Examined::mayBeMailed).toList(), skipped);
  }

  /** This group with nobody to mail. */
  Group allSkipped(SkipReason reason) {
    var all = new HashMap<>(skipped);
    mailable.forEach(each -> all.put(each.contact().id(), reason));
    return new Group(identity, List.of(), all);
  }

  boolean isMailed() {
    return !mailable.isEmpty();
  }

  Addressee addressee() {
    return Addressee.of(mailable);
  }
}

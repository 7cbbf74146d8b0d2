package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.PlanRefusedException;
import io.github.portalinvites.bulk.PlanRefusedException.Reason;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.audience.FilterRules;
import io.github.portalinvites.internal.mail.SenderChoice;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.internal.template.TemplateChoice;
import io.github.portalinvites.invitation.InviteMail;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Freezes what was ordered, and refuses what could not be sent, before anything is written. */
final class OrderMaker {

  private final Composers composers;

  OrderMaker(Composers composers) {
    this.composers = composers;
  }

  /**
   * The order of {@code invite}.
   *
   * @param filter its audience, narrowed to what the actor may send to
   */
  Order make(Stores stores, Occasion occasion, BulkInvite invite, AudienceFilter filter) {
    if (invite.audience().divisions().isEmpty() && filter.contacts().isEmpty()) {
      throw new PlanRefusedException(
          Reason.NO_DIVISION, "A bulk send names a division or hand-picked contacts");
    }
    var divisions = divisions(stores, filter);
    var order =
        new Order(
            occasion,
            stores.now(),
            // a hand-picked contact's account may move to another division while the run goes on
            filter.divisions(divisions),
            invite.recipients(),
            invite.tempo(),
            invite.mail().credentials(),
            invite.mail().lifetime(),
            invite.mail().wording(),
            invite.mail().sender() != null,
            choices(stores, occasion, invite.mail(), divisions));
    composers.of(stores, order, StoredSettings.in(stores)).check();
    return order;
  }

  private Map<DivisionId, Order.Choice> choices(
      Stores stores, Occasion occasion, InviteMail mail, Set<DivisionId> divisions) {
    var existing =
        stores.directory().divisions().stream()
            .collect(Collectors.toMap(Division::id, Function.identity()));
    var result = new HashMap<DivisionId, Order.Choice>();
    for (var id : divisions) {
      var division = existing.get(id);
      if (division == null) {
        throw new NotFoundException("division", id);
      }
      result.put(id, choice(stores, occasion, mail, division));
    }
    return result;
  }

  /** What the order names, else the division's own, else the portal's. */
  private static Order.Choice choice(
      Stores stores, Occasion occasion, InviteMail mail, Division division) {
    var options = StoredSettings.in(stores);
    var named = mail.template();
    var template =
        named == null
            ? TemplateChoice.suggested(stores, options, division.id(), mail.credentials())
            : named(stores, occasion, named, division, mail.credentials());
    var sender =
        occasion == Occasion.BULK
            ? SenderChoice.forBulk(mail.sender(), division, options)
            : SenderChoice.forSingle(mail.sender(), division, options);
    return new Order.Choice(sender, template.id(), template.version());
  }

  private static NotificationTemplate named(
      Stores stores,
      Occasion occasion,
      TemplateId template,
      Division division,
      CredentialPolicy policy) {
    return occasion.invites()
        ? TemplateChoice.named(stores, template, division.id(), policy)
        : TemplateChoice.builtIn(template, policy);
  }

  private static Set<DivisionId> divisions(Stores stores, AudienceFilter filter) {
    if (filter.contacts().isEmpty()) {
      return filter.divisions();
    }
    var facts = stores.directory().facts(filter.contacts());
    var meant = divisions(facts, filter);
    // where nobody is meant, the plan still says so under the divisions that they are in
    var found = meant.isEmpty() ? divisions(facts, anyLink(filter)) : meant;
    if (found.isEmpty()) {
      throw new NotFoundException("contacts", filter.contacts());
    }
    return found;
  }

  private static AudienceFilter anyLink(AudienceFilter filter) {
    return AudienceFilter.everyone().divisions(filter.divisions()).accountStatuses(Set.of());
  }

  private static Set<DivisionId> divisions(List<ContactFacts> facts, AudienceFilter filter) {
    var rules = new FilterRules(filter);
    return facts.stream()
        .flatMap(each -> rules.matching(each).stream())
        .map(link -> link.account().lists().division())
        .collect(Collectors.toSet());
  }
}

package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkInvite.Recipients;
import io.github.portalinvites.bulk.PlanRefusedException;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.audience.Examined;
import io.github.portalinvites.internal.audience.Examiner;
import io.github.portalinvites.internal.audience.FilterText;
import io.github.portalinvites.internal.invitation.EligibilityRules;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.invitation.InviteMail;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SingleInvite;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.InvalidSenderException;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.storage.LinkedAccount;
import io.github.portalinvites.storage.Run;
import io.github.portalinvites.storage.Run.Going;
import io.github.portalinvites.storage.Run.Planned;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.TemplateId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues a run of one message, within the caller's transaction: the one way in which single,
 * automatic and repeated invitations are sent.
 */
final class RunOfOne {

  private static final Logger LOG = LoggerFactory.getLogger(RunOfOne.class);

  private final PortalId portal;
  private final RunRules rules;
  private final OrderMaker orders;
  private final RunControl control;

  RunOfOne(PortalId portal, RunRules rules, OrderMaker orders, RunControl control) {
    this.portal = portal;
    this.rules = rules;
    this.orders = orders;
    this.control = control;
  }

  Logins logins() {
    return rules.host().logins();
  }

  /**
   * Queues an invitation on all its contact's accounts, for the library itself.
   *
   * @return empty if the portal is not set up to mail it, which the log tells
   */
  Optional<InviteOutcome> queueIfSetUp(
      Stores stores, Actor actor, Occasion occasion, SingleInvite invite) {
    return queueIfSetUp(stores, actor, occasion, invite, AudienceFilter.contacts(invite.contact()));
  }

  /**
   * Likewise.
   *
   * @param filter names the contact, and which of its accounts count
   */
  Optional<InviteOutcome> queueIfSetUp(
      Stores stores, Actor actor, Occasion occasion, SingleInvite invite, AudienceFilter filter) {
    return ifSetUp(occasion, invite, () -> queue(stores, actor, occasion, invite, filter));
  }

  /**
   * Queues a mail that tells a contact something about an account.
   *
   * @param template one of the library's own
   * @return empty if the portal is not set up to mail it, which the log tells
   */
  Optional<InviteOutcome> notifyIfSetUp(
      Stores stores, Actor actor, Occasion occasion, LinkedAccount link, TemplateId template) {
    var mail = InviteMail.DEFAULT.credentials(CredentialPolicy.LINK).template(template);
    var notice = SingleInvite.to(link.contact().id()).mail(mail);
    var account = link.account();
    var filter =
        AudienceFilter.contacts(notice.contact())
            .divisions(Set.of(account.lists().division()))
            .accountStatuses(Set.of());
    return ifSetUp(
        occasion, notice, () -> queue(stores, actor, occasion, notice, filter, account.id()));
  }

  private static Optional<InviteOutcome> ifSetUp(
      Occasion occasion, SingleInvite invite, Supplier<InviteOutcome> queueing) {
    try {
      return Optional.of(queueing.get());
    } catch (PlanRefusedException
        | InvalidSenderException
        | InvalidTemplateException
        | NotFoundException e) {
      // nothing was written yet, so the transaction can go on
      LOG.warn("{} of {} cannot be mailed: {}", occasion, invite.contact(), e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Queues the invitation, if nothing stands in its way.
   *
   * @param divisions those whose accounts count, empty for all
   */
  InviteOutcome queue(
      Stores stores,
      Actor actor,
      Occasion occasion,
      SingleInvite invite,
      Set<DivisionId> divisions) {
    var filter = AudienceFilter.contacts(invite.contact()).divisions(divisions);
    return queue(stores, actor, occasion, invite, filter);
  }

  /**
   * Queues the invitation, if nothing stands in its way. What the mail lacks is thrown before
   * anything is written.
   *
   * @param filter names the contact, and which of its accounts count
   */
  InviteOutcome queue(
      Stores stores, Actor actor, Occasion occasion, SingleInvite invite, AudienceFilter filter) {
    return queue(stores, actor, occasion, invite, filter, null);
  }

  /**
   * Likewise.
   *
   * @param about the only account that the mail is about, null for all that {@code filter} reaches
   */
  private InviteOutcome queue(
      Stores stores,
      Actor actor,
      Occasion occasion,
      SingleInvite invite,
      AudienceFilter filter,
      @Nullable AccountId about) {
    var order = orders.make(stores, occasion, ordered(occasion, invite, filter), filter);
    var now = rules.now(stores, order);
    var examined = examine(stores, order, now.eligibility(), invite);
    if (!examined.mayBeMailed()) {
      return new InviteOutcome.Refused(examined.obstacles());
    }
    var addressee = addressee(examined, about);
    return now.composer().leavesBlank(addressee)
        ? new InviteOutcome.Refused(
            List.of(Obstacle.of(SkipReason.BLANK_MERGE_FIELD, "the mail would have a blank")))
        : new InviteOutcome.Queued(queue(stores, actor, order, examined, addressee));
  }

  private static Addressee addressee(Examined examined, @Nullable AccountId about) {
    var addressee = Addressee.of(List.of(examined));
    return about == null
        ? addressee
        : addressee.on(about).orElseThrow(() -> new NotFoundException("account", about));
  }

  private static BulkInvite ordered(Occasion occasion, SingleInvite invite, AudienceFilter filter) {
    var recipients =
        Recipients.DEFAULT
            .limitToNew(!occasion.resends())
            .onlyInvited(occasion.resends())
            .includeRevoked(invite.includeRevoked())
            .overrideLimits(invite.overrideLimits());
    return new BulkInvite(filter, invite.mail(), recipients, BulkInvite.Tempo.DEFAULT);
  }

  private static Examined examine(
      Stores stores, Order order, EligibilityRules eligibility, SingleInvite invite) {
    var examiner = Examiner.ofPlanned(stores, order.filter(), eligibility);
    return examiner.examine(List.of(invite.contact())).stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("contact", invite.contact()));
  }

  private RunId queue(
      Stores stores, Actor actor, Order order, Examined examined, Addressee addressee) {
    var id = new RunId(UUID.randomUUID());
    var contact = examined.contact().id();
    var run = planned(stores, id, actor, order);
    var message =
        Delivery.planned(id, 0, examined.identity(), addressee.account().id(), Set.of(contact));
    stores.runs().add(run);
    stores.deliveries().enqueue(id, List.of(message), Map.of());
    control.start(stores, actor, run);
    return id;
  }

  private Run planned(Stores stores, RunId id, Actor actor, Order order) {
    return new Run(
        id,
        actor.email(null),
        null,
        FilterText.fingerprint(portal, order.filter()),
        OrderText.write(order),
        RunState.PLANNED,
        new Planned(0, 1, 1, Map.of(), Map.of(), stores.now()),
        Going.NOT_YET,
        0);
  }
}

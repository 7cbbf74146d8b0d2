package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.Delivery;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bulk send as it was frozen: what a run does to its end, whatever is edited meanwhile.
 *
 * @param occasion what it is for
 * @param made when it was frozen
 * @param filter narrowed to the divisions that the actor had
 * @param wording null for the templates' own
 * @param typedSender whether the sender was typed for this one send
 * @param choices the sender and template of each division
 */
record Order(
    Occasion occasion,
    Instant made,
    AudienceFilter filter,
    BulkInvite.Recipients recipients,
    BulkInvite.Tempo tempo,
    CredentialPolicy credentials,
    Duration lifetime,
    @Nullable TemplateContent wording,
    boolean typedSender,
    Map<DivisionId, Choice> choices) {

  Order {
    choices = Map.copyOf(choices);
  }

  Choice choice(DivisionId division) {
    var choice = choices.get(division);
    if (choice == null) {
      throw new NotFoundException("division", division);
    }
    return choice;
  }

  /** The choice that all divisions share, if they do. */
  Optional<Choice> onlyChoice() {
    var different = Set.copyOf(choices.values());
    return different.size() == 1 ? Optional.of(different.iterator().next()) : Optional.empty();
  }

  /**
   * Whom a message is for, and on which accounts: a notice is about the one that changed.
   *
   * @return empty if it is for nobody any more
   */
  Optional<Addressee> meant(Addressee addressee, AccountId account) {
    return occasion.invites() ? Optional.of(addressee) : addressee.on(account);
  }

  /** The choices as the history tells them: with the division's id where they differ. */
  Map<String, String> told() {
    var told = new HashMap<String, String>();
    choices.forEach(
        (division, choice) ->
            choice.told().forEach((name, value) -> told.put(name + "." + division, value)));
    return onlyChoice().map(Choice::told).orElse(told);
  }

  /** The Message-ID of a message, the same each time it is sent. */
  MessageId messageId(Delivery delivery) {
    return MessageId.of("pi." + delivery.run() + "." + delivery.number(), domain());
  }

  /** That of the first division's sender, so that it depends on nothing but the order. */
  private String domain() {
    return choices.entrySet().stream()
        .min(Comparator.comparing(each -> each.getKey().key()))
        .orElseThrow()
        .getValue()
        .sender()
        .from()
        .address()
        .domain();
  }

  /** What it takes besides the permission to send. */
  Set<Permission> overrides() {
    return Overrides.needed(recipients.overrideLimits(), typedSender);
  }

  boolean isHandPicked() {
    return !filter.contacts().isEmpty();
  }

  /** Who a division's mail is from, and what it says. */
  record Choice(Sender sender, TemplateId template, int version) {

    /** As the history tells it. */
    Map<String, String> told() {
      return Map.of(
          "template", template.toString(),
          "version", String.valueOf(version),
          "sender", sender.from().address().value());
    }
  }
}

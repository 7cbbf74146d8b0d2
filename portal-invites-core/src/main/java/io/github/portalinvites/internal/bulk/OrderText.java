package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.delivery.SendHours;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.audience.FilterText;
import io.github.portalinvites.internal.bulk.Order.Choice;
import io.github.portalinvites.internal.portal.NamedTexts;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as one line of text, as the storage keeps it. */
final class OrderText {

  private OrderText() {}

  static String write(Order order) {
    var fields = new HashMap<String, String>();
    fields.put("occasion", order.occasion().name());
    fields.put("made", order.made().toString());
    fields.put("filter", FilterText.write(order.filter()));
    fields.put("recipients", recipients(order.recipients()));
    fields.put("credentials", order.credentials().name());
    fields.put("lifetime", order.lifetime().toString());
    fields.put("pace", pace(order.tempo().pace()));
    fields.put("canary", String.valueOf(order.tempo().canary()));
    fields.put("inDoubt", order.tempo().inDoubt().name());
    put(fields, "hours", hours(order.tempo().hours()));
    put(fields, "wording", wording(order.wording()));
    fields.put("typedSender", String.valueOf(order.typedSender()));
    fields.put("choices", choices(order.choices()));
    return NamedTexts.write(fields);
  }

  /** What {@link #write} wrote. */
  static Order read(String text) {
    var fields = NamedTexts.read(text);
    var tempo =
        new BulkInvite.Tempo(
            pace(field(fields, "pace")),
            Integer.parseInt(field(fields, "canary")),
            hours(fields.get("hours")),
            InDoubtPolicy.valueOf(field(fields, "inDoubt")));
    return new Order(
        Occasion.valueOf(field(fields, "occasion")),
        Instant.parse(field(fields, "made")),
        FilterText.read(field(fields, "filter")),
        recipients(field(fields, "recipients")),
        tempo,
        CredentialPolicy.valueOf(field(fields, "credentials")),
        Duration.parse(field(fields, "lifetime")),
        wording(fields.get("wording")),
        Boolean.parseBoolean(field(fields, "typedSender")),
        choices(field(fields, "choices")));
  }

  private static String recipients(BulkInvite.Recipients value) {
    return "%s,%s,%s,%s,%s"
        .formatted(
            value.limitToNew(),
            value.includeRevoked(),
            value.overrideLimits(),
            value.onlyInvited(),
            value.onlyWaiting());
  }

  private static BulkInvite.Recipients recipients(String text) {
    var parts = Arrays.stream(text.split(",", -1)).map(Boolean::parseBoolean).toList();
    return new BulkInvite.Recipients(
        parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
  }

  private static String pace(Pace pace) {
    return pace.limits().stream()
        .map(each -> "%s,%d,%s".formatted(each.scope(), each.messages(), each.period()))
        .collect(Collectors.joining(";"));
  }

  private static Pace pace(String text) {
    return new Pace(elements(text, ";").stream().map(OrderText::limit).toList());
  }

  private static Pace.Limit limit(String text) {
    var parts = elements(text, ",");
    return new Pace.Limit(
        Pace.Scope.valueOf(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        Duration.parse(parts.get(2)));
  }

  private static @Nullable String hours(@Nullable SendHours hours) {
    return hours == null
        ? null
        : "%s,%s,%s"
            .formatted(
                hours.from(),
                hours.until(),
                hours.days().stream().map(Enum::name).collect(Collectors.joining(";")));
  }

  private static @Nullable SendHours hours(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var parts = elements(text, ",");
    Set<DayOfWeek> days =
        elements(parts.get(2), ";").stream()
            .map(DayOfWeek::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    return new SendHours(LocalTime.parse(parts.get(0)), LocalTime.parse(parts.get(1)), days);
  }

  private static @Nullable String wording(@Nullable TemplateContent wording) {
    if (wording == null) {
      return null;
    }
    var fields = new HashMap<>(Map.of("subject", wording.subject(), "text", wording.text()));
    put(fields, "html", wording.html());
    return NamedTexts.write(fields);
  }

  private static @Nullable TemplateContent wording(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var fields = NamedTexts.read(text);
    return new TemplateContent(field(fields, "subject"), field(fields, "text"), fields.get("html"));
  }

  private static String choices(Map<DivisionId, Choice> choices) {
    var fields = new HashMap<String, String>();
    choices.forEach(
        (division, choice) -> fields.put(division.key().type() + ":" + division, choice(choice)));
    return NamedTexts.write(fields);
  }

  private static Map<DivisionId, Choice> choices(String text) {
    var choices = new HashMap<DivisionId, Choice>();
    NamedTexts.read(text)
        .forEach((division, choice) -> choices.put(division(division), choice(choice)));
    return choices;
  }

  private static DivisionId division(String text) {
    var parts = text.split(":", 2);
    return new DivisionId(HostKey.parse(KeyType.valueOf(parts[0]), parts[1]));
  }

  private static String choice(Choice choice) {
    var sender = choice.sender();
    var fields = new HashMap<String, String>();
    fields.put("template", choice.template().toString());
    fields.put("version", String.valueOf(choice.version()));
    fields.put("from", sender.from().address().value());
    put(fields, "name", sender.from().name() == null ? null : sender.from().name().value());
    put(fields, "replyTo", sender.replyTo() == null ? null : sender.replyTo().value());
    return NamedTexts.write(fields);
  }

  private static Choice choice(String text) {
    var fields = NamedTexts.read(text);
    var sender = Sender.of(EmailAddress.parse(field(fields, "from")));
    var name = fields.get("name");
    var replyTo = fields.get("replyTo");
    sender = name == null ? sender : sender.named(name);
    sender = replyTo == null ? sender : sender.replyingTo(EmailAddress.parse(replyTo));
    return new Choice(
        sender,
        new TemplateId(UUID.fromString(field(fields, "template"))),
        Integer.parseInt(field(fields, "version")));
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static String field(Map<String, String> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException("The stored order has no " + name);
    }
    return value;
  }

  private static List<String> elements(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).filter(each -> !each.isEmpty()).toList();
  }
}

package io.github.portalinvites.internal.template;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.mail.SenderChoice;
import io.github.portalinvites.internal.template.MergeValues.Access;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.InvalidSenderException;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.settings.PortalUrl;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.NoTestAddressException;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplatePreview;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Templates tried on a real contact, with the secrets blotted out. */
record TemplateTrial(TemplateSetup setup) {

  private static final Duration USUAL_LIFETIME = Duration.ofDays(30);
  private static final PortalUrl NO_PORTAL = PortalUrl.of("https://portal.example/");
  private static final EmailAddress NOBODY = EmailAddress.parse("nobody@sender.invalid");
  private static final String HIDDEN_TOKEN = "hidden";
  private static final String HIDDEN_PASSWORD = "\u2022\u2022\u2022\u2022-\u2022\u2022\u2022\u2022";

  /** Where tests of {@code actor} go. */
  static EmailAddress testAddress(Actor actor) {
    return Optional.ofNullable(actor.email()).orElseThrow(NoTestAddressException::new);
  }

  TemplatePreview preview(
      Stores stores, PermittedDivisions permitted, TemplateDraft draft, ContactId contact) {
    var options = setup.options().apply(stores);
    var reader = reader(stores, permitted, draft, contact);
    var sender = sender(reader, options);
    var compiled = compile(draft, reader, sender.orElseGet(() -> Sender.of(NOBODY)));
    var values = values(stores, reader, options);
    var mail = compiled.compose(values, NOBODY, newId(NOBODY), stores.now());
    return new TemplatePreview(
        language(draft, reader),
        sender.map(Sender::from).orElse(null),
        mail.subject().value(),
        mail.text(),
        mail.html(),
        compiled.blank(values));
  }

  /** What {@link #preview} shows, as a mail. */
  OutgoingMail mail(
      Stores stores,
      PermittedDivisions permitted,
      TemplateDraft draft,
      ContactId contact,
      EmailAddress to) {
    var options = setup.options().apply(stores);
    var reader = reader(stores, permitted, draft, contact);
    var sender = SenderChoice.forBulk(null, reader.division, options);
    return compile(draft, reader, sender)
        .compose(values(stores, reader, options), to, newId(sender.from().address()), stores.now());
  }

  SendResult send(OutgoingMail mail) {
    try (var session = setup.testSender().open()) {
      return session.send(mail);
    }
  }

  private CompiledTemplate compile(TemplateDraft draft, Reader reader, Sender sender) {
    var language = language(draft, reader);
    var content = Optional.ofNullable(draft.contents().get(language));
    return CompiledTemplate.compile(content.orElseThrow(), language, setup.policy(), sender);
  }

  private Locale language(TemplateDraft draft, Reader reader) {
    var wanted =
        Stream.concat(
                Stream.ofNullable(reader.contact.locale()),
                Stream.of(reader.division.locale(), setup.locale()))
            .toList();
    return TemplateChoice.language(draft.contents().keySet(), wanted);
  }

  private static Optional<Sender> sender(Reader reader, SystemOptions options) {
    try {
      return Optional.of(SenderChoice.forBulk(null, reader.division, options));
    } catch (InvalidSenderException noneYet) {
      return Optional.empty();
    }
  }

  private MergeValues values(Stores stores, Reader reader, SystemOptions options) {
    var portal = Optional.ofNullable(options.portalUrl()).orElse(NO_PORTAL);
    return MergeValues.of(
        List.of(reader.contact),
        reader.accounts,
        reader.division,
        setup.username().apply(List.of(reader.contact)),
        new Access(portal.invitation(HIDDEN_TOKEN), HIDDEN_PASSWORD),
        stores.now().plus(USUAL_LIFETIME));
  }

  private MessageId newId(EmailAddress sender) {
    return MessageId.of("pi.test." + setup.ids().get(), sender.domain());
  }

  private Reader reader(
      Stores stores, PermittedDivisions permitted, TemplateDraft draft, ContactId contact) {
    var facts =
        stores.directory().facts(List.of(contact)).stream()
            .findFirst()
            .orElseThrow(() -> new NotFoundException("contact", contact));
    var accounts = accounts(facts, permitted, draft);
    if (accounts.isEmpty()) {
      throw new NotFoundException("contact", contact);
    }
    var division = accounts.get(0).lists().division();
    return new Reader(facts.contact(), accounts, division(stores, division));
  }

  private List<Account> accounts(
      ContactFacts facts, PermittedDivisions permitted, TemplateDraft draft) {
    var all =
        facts.links().stream()
            .map(LinkFacts::account)
            .filter(each -> permitted.contains(each.lists().division()))
            .sorted(setup.accountOrder())
            .toList();
    var active = thoseOrAll(all, each -> each.status() == AccountStatus.ACTIVE);
    return thoseOrAll(active, each -> each.lists().division().equals(draft.division()));
  }

  private static List<Account> thoseOrAll(List<Account> accounts, Predicate<Account> wanted) {
    var those = accounts.stream().filter(wanted).toList();
    return those.isEmpty() ? accounts : those;
  }

  private static Division division(Stores stores, DivisionId id) {
    return stores.directory().divisions().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("division", id));
  }

  /** Whose eyes the template is tried for. */
  private record Reader(Contact contact, List<Account> accounts, Division division) {}
}

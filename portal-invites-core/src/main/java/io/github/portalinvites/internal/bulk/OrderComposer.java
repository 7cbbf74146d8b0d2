package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.internal.template.CompiledTemplate;
import io.github.portalinvites.internal.template.MergeValues;
import io.github.portalinvites.internal.template.MergeValues.Access;
import io.github.portalinvites.internal.template.TemplateChoice;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.settings.PortalUrl;
import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateContent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes the mails of one order; each template is compiled once per division and language. */
final class OrderComposer implements Composer {

  private final Order order;
  private final PortalUrl portal;
  private final Secrets secrets;
  private final Logins logins;
  private final Locale locale;
  private final Map<DivisionId, Desk> desks;
  private final Map<Wording, CompiledTemplate> compiled = new ConcurrentHashMap<>();

  /**
   * @param locale the portal's language
   * @param desks the division and template of each choice of the order
   */
  OrderComposer(
      Order order,
      PortalUrl portal,
      Secrets secrets,
      Logins logins,
      Locale locale,
      Map<DivisionId, Desk> desks) {
    this.order = order;
    this.portal = portal;
    this.secrets = secrets;
    this.logins = logins;
    this.locale = locale;
    this.desks = Map.copyOf(desks);
  }

  /**
   * Makes sure that everything can be compiled.
   *
   * @throws io.github.portalinvites.template.InvalidTemplateException if not
   */
  void check() {
    desks.forEach(
        (id, desk) -> desk.locales().forEach(locale -> compiled(new Wording(id, locale))));
  }

  @Override
  public Set<MergeField> blank(Addressee addressee) {
    return compiled(addressee).blank(withoutSecrets(addressee));
  }

  @Override
  public boolean leavesBlank(Addressee addressee) {
    return compiled(addressee).leavesBlank(withoutSecrets(addressee));
  }

  private MergeValues withoutSecrets(Addressee addressee) {
    return values(addressee, new Access(portal.value(), "0"), Instant.EPOCH);
  }

  @Override
  public OutgoingMail compose(Parcel parcel) {
    var addressee = parcel.addressee();
    var values = values(addressee, access(parcel), parcel.expires());
    return compiled(addressee)
        .compose(values, addressee.address(), order.messageId(parcel.delivery()), parcel.begun());
  }

  private Access access(Parcel parcel) {
    var invitation = parcel.invitation();
    if (invitation == null) {
      return new Access(portal.value(), null);
    }
    var id = invitation.id();
    var generation = parcel.generation(invitation);
    return new Access(
        generation.lookUp().link() == null
            ? portal.value()
            : portal.invitation(secrets.token(id, generation)),
        generation.lookUp().password() == null ? null : secrets.temporaryPassword(id, generation));
  }

  private MergeValues values(Addressee addressee, Access access, Instant expires) {
    return MergeValues.of(
        addressee.contacts(),
        addressee.accounts(),
        desk(addressee).division(),
        logins.username(addressee.contacts()),
        access,
        expires);
  }

  private CompiledTemplate compiled(Addressee addressee) {
    var desk = desk(addressee);
    return compiled(new Wording(desk.division().id(), desk.language(addressee.contacts(), locale)));
  }

  private CompiledTemplate compiled(Wording wording) {
    return compiled.computeIfAbsent(wording, this::compile);
  }

  private CompiledTemplate compile(Wording wording) {
    return CompiledTemplate.compile(
        Objects.requireNonNullElseGet(order.wording(), () -> content(wording)),
        wording.locale,
        order.credentials(),
        order.choice(wording.division).sender());
  }

  private TemplateContent content(Wording wording) {
    return Objects.requireNonNull(desk(wording.division).template().contents().get(wording.locale));
  }

  private Desk desk(Addressee addressee) {
    return desk(addressee.division());
  }

  private Desk desk(DivisionId division) {
    return Optional.ofNullable(desks.get(division))
        .orElseThrow(() -> new NotFoundException("division", division));
  }

  private record Wording(DivisionId division, Locale locale) {}

  /** A division with the template that it sends. */
  record Desk(Division division, NotificationTemplate template) {

    Set<Locale> locales() {
      return template.contents().keySet();
    }

    /** The contact's language, else the division's, else the portal's. */
    Locale language(List<Contact> contacts, Locale portal) {
      var wanted =
          Stream.concat(
                  contacts.stream().map(Contact::locale).filter(Objects::nonNull),
                  Stream.of(division.locale(), portal))
              .toList();
      return TemplateChoice.language(locales(), wanted);
    }
  }
}

package io.github.portalinvites.internal.template;

import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which template a send uses, and which of its languages. */
public final class TemplateChoice {

  /** By name, and stable where names are equal. */
  static final Comparator<NotificationTemplate> BY_NAME =
      Comparator.comparing(NotificationTemplate::name).thenComparing(each -> each.id().value());

  private TemplateChoice() {}

  /** What a division uses if nobody chose; see {@code Templates.suggest}. */
  public static NotificationTemplate suggested(
      Stores stores, SystemOptions options, DivisionId division, CredentialPolicy policy) {
    var active = stores.templates().latest().stream().filter(NotificationTemplate::active).toList();
    var own = active.stream().filter(each -> division.equals(each.division())).toList();
    var shared = active.stream().filter(each -> each.division() == null).toList();
    return preferred(own, options)
        .or(() -> preferred(shared, options))
        .orElseGet(() -> BuiltInTemplate.of(policy));
  }

  /**
   * The latest version of a template that somebody chose for a division.
   *
   * @throws NotFoundException if it does not exist, is not active or is another division's
   */
  public static NotificationTemplate named(
      Stores stores, TemplateId template, DivisionId division, CredentialPolicy policy) {
    return latest(stores, template, policy)
        .filter(NotificationTemplate::active)
        .filter(each -> each.division() == null || division.equals(each.division()))
        .orElseThrow(() -> new NotFoundException("active template", template));
  }

  /**
   * One version of a template, the built-in one included.
   *
   * @throws NotFoundException if it does not exist
   */
  public static NotificationTemplate version(
      Stores stores, TemplateId template, int version, CredentialPolicy policy) {
    return BuiltInTemplate.find(template, policy)
        .or(() -> stores.templates().find(template, version))
        .orElseThrow(() -> new NotFoundException("template", template));
  }

  /**
   * One of the library's own templates.
   *
   * @throws NotFoundException if it is none of them
   */
  public static NotificationTemplate builtIn(TemplateId template, CredentialPolicy policy) {
    return BuiltInTemplate.find(template, policy)
        .orElseThrow(() -> new NotFoundException("built-in template", template));
  }

  static Optional<NotificationTemplate> latest(
      Stores stores, TemplateId template, CredentialPolicy policy) {
    return BuiltInTemplate.invitation(template, policy)
        .or(() -> stores.templates().latest(template));
  }

  /**
   * The language of {@code available} for someone who reads the first of {@code wanted} best: each
   * in turn, by RFC 4647's look-up and then by language alone. Without any, the first by tag.
   *
   * @param available at least one
   */
  public static Locale language(Collection<Locale> available, List<Locale> wanted) {
    return wanted.stream()
        .flatMap(each -> match(available, each).stream())
        .findFirst()
        .or(() -> first(available.stream()))
        .orElseThrow();
  }

  private static Optional<Locale> match(Collection<Locale> available, Locale wanted) {
    if (available.contains(wanted)) {
      return Optional.of(wanted);
    }
    var range = new Locale.LanguageRange(wanted.toLanguageTag());
    return Optional.ofNullable(Locale.lookup(List.of(range), available))
        .or(() -> first(available.stream().filter(each -> sameLanguage(each, wanted))));
  }

  private static boolean sameLanguage(Locale one, Locale other) {
    return one.getLanguage().equals(other.getLanguage());
  }

  private static Optional<Locale> first(Stream<Locale> locales) {
    return locales.min(Comparator.comparing(Locale::toLanguageTag));
  }

  private static Optional<NotificationTemplate> preferred(
      List<NotificationTemplate> templates, SystemOptions options) {
    return templates.stream()
        .filter(each -> each.id().equals(options.invite().template()))
        .findFirst()
        .or(() -> templates.stream().min(BY_NAME));
  }
}

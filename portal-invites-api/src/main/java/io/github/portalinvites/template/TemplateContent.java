package io.github.portalinvites.template;

import org.jspecify.annotations.Nullable;

/**
 * What a template says in one language.
 *
 * <p>All three may hold merge fields; {@code [[} stands for one literal bracket, and a bracket that
 * no letter follows for itself. {@code [CustomerPortalLink]} and {@code [TemporaryPassword]} stand
 * apart from other words, never within a tag, except for {@code <a href="[CustomerPortalLink]">} as
 * it is here.
 *
 * @param subject one line
 * @param text the plain text part
 * @param html the HTML part: a whole document, or what stands within one of the library's; null if
 *     the library makes it from {@code text}
 */
public record TemplateContent(String subject, String text, @Nullable String html) {

  /** Content whose HTML part is made from its text. */
  public static TemplateContent of(String subject, String text) {
    return new TemplateContent(subject, text, null);
  }

  public TemplateContent html(@Nullable String value) {
    return new TemplateContent(subject, text, value);
  }
}

package io.github.portalinvites.template;

import java.util.Locale;
import java.util.Set;

/**
 * What one contact would read, with the secrets blotted out.
 *
 * @param locale the language chosen
 * @param from whom it would be from, as a mail reader shows it
 * @param html to be shown in a sandboxed frame, since an editor wrote it
 * @param blank the fields of the template that would be blank for this contact
 */
public record TemplatePreview(
    Locale locale, String from, String subject, String text, String html, Set<MergeField> blank) {

  public TemplatePreview {
    blank = Set.copyOf(blank);
  }
}

package io.github.portalinvites.template;

import io.github.portalinvites.mail.Mailbox;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one contact would read, with the secrets blotted out.
 *
 * @param locale the language chosen
 * @param from whom it would be from; null if there is no sender for it yet
 * @param html to be shown in a sandboxed frame, since an editor wrote it
 * @param blank the fields of the template that would be blank for this contact
 */
public record TemplatePreview(
    Locale locale,
    @Nullable Mailbox from,
    String subject,
    String text,
    String html,
    Set<MergeField> blank) {

  public TemplatePreview {
    blank = Set.copyOf(blank);
  }
}

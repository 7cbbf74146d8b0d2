package io.github.portalinvites.template;

import io.github.portalinvites.directory.DivisionId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template as an editor hands it in.
 *
 * @param name 1 to 200 characters, for staff
 * @param division where it may be used, null for all divisions
 * @param contents at least one
 */
public record TemplateDraft(
    String name, @Nullable DivisionId division, Map<Locale, TemplateContent> contents) {

  public TemplateDraft {
    contents = Map.copyOf(contents);
  }

  /** A template for all divisions in one language. */
  public static TemplateDraft of(String name, Locale locale, TemplateContent content) {
    return new TemplateDraft(name, null, Map.of(locale, content));
  }

  public TemplateDraft division(@Nullable DivisionId value) {
    return new TemplateDraft(name, value, contents);
  }

  /** Adds or replaces the content of one language. */
  public TemplateDraft content(Locale locale, TemplateContent content) {
    var more = new HashMap<>(contents);
    more.put(locale, content);
    return new TemplateDraft(name, division, more);
  }
}

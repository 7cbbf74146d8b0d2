package io.github.portalinvites.template;

import io.github.portalinvites.directory.DivisionId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template. A version never changes: an edit or a deactivation makes the next.
 *
 * @param version 1 for the first
 * @param division where it may be used, null for all divisions
 * @param active false once it may no longer be chosen
 */
public record NotificationTemplate(
    TemplateId id,
    int version,
    String name,
    @Nullable DivisionId division,
    boolean active,
    Map<Locale, TemplateContent> contents) {

  public NotificationTemplate {
    contents = Map.copyOf(contents);
  }

  /** The first version of a new template. */
  public static NotificationTemplate first(TemplateId id, TemplateDraft draft) {
    return new NotificationTemplate(id, 1, draft.name(), draft.division(), true, draft.contents());
  }

  /** The next version, as {@code draft} has it; active again if it was not. */
  public NotificationTemplate edited(TemplateDraft draft) {
    return new NotificationTemplate(
        id, version + 1, draft.name(), draft.division(), true, draft.contents());
  }

  /** The next version, which may not be chosen. */
  public NotificationTemplate deactivated() {
    return new NotificationTemplate(id, version + 1, name, division, false, contents);
  }

  /** What an editor would change. */
  public TemplateDraft draft() {
    return new TemplateDraft(name, division, contents);
  }
}

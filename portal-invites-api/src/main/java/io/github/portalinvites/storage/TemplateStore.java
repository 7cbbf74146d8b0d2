package io.github.portalinvites.storage;

import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateId;
import java.util.List;
import java.util.Optional;

/** Every version of every template. What is stored is never changed. */
public interface TemplateStore {

  /**
   * Adds the first version of a new template, or the next one of a template that is there.
   *
   * @return false if the version before is not the latest, of whatever transaction that committed
   *     first; nothing was written, and the transaction can go on
   */
  boolean add(NotificationTemplate next);

  /** One version of a template. */
  Optional<NotificationTemplate> find(TemplateId template, int version);

  /** The latest version of a template. */
  Optional<NotificationTemplate> latest(TemplateId template);

  /** The latest version of every template, active or not, in no order. */
  List<NotificationTemplate> latest();
}

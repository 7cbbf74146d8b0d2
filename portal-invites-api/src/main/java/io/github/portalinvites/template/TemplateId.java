package io.github.portalinvites.template;

import java.util.UUID;

/** The id of a template; its versions share it. */
public record TemplateId(UUID value) {

  /**
   * The template that comes with the library, in English and German: for who has made none. It can
   * be sent and previewed, and is changed by creating one of one's own.
   */
  public static final TemplateId BUILT_IN = new TemplateId(new UUID(0, 1));

  @Override
  public String toString() {
    return value.toString();
  }
}

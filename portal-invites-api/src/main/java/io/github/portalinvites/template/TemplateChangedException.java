package io.github.portalinvites.template;

import io.github.portalinvites.portal.PortalInvitesException;

/** Somebody else changed the template since it was read; nothing was written. */
public final class TemplateChangedException extends PortalInvitesException {

  private final TemplateId template;

  public TemplateChangedException(TemplateId template, int version) {
    super("Template %s has moved on from version %d; read it again".formatted(template, version));
    this.template = template;
  }

  public TemplateId template() {
    return template;
  }
}

package io.github.portalinvites.audience;

import io.github.portalinvites.portal.PortalInvitesException;
import org.jspecify.annotations.Nullable;

/** An export that failed when a part of it was written already. Nothing was written twice. */
public final class ExportBrokenOffException extends PortalInvitesException {

  /**
   * @param cause null if the storage did not tell
   */
  public ExportBrokenOffException(@Nullable Throwable cause) {
    super("The export broke off; what was written is not all of it", cause);
  }
}

package io.github.portalinvites.audience;

import io.github.portalinvites.portal.PortalInvitesException;
import java.util.Arrays;

/** A sort order that does not exist. */
public final class InvalidSortException extends PortalInvitesException {

  public InvalidSortException(String code) {
    super(
        "No sort order %s; there are %s"
            .formatted(
                code.length() > 40
                    ? "of %d characters".formatted(code.length())
                    : "\"%s\"".formatted(code),
                Arrays.stream(AudienceSort.values()).map(AudienceSort::code).toList()));
  }
}

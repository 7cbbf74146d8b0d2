package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.PortalInvitesException;
import java.util.List;

/** Tables or views that are not as the library needs them; tells all that is wrong at once. */
public final class InvalidSchemaException extends PortalInvitesException {

  private final transient List<String> problems;

  InvalidSchemaException(List<String> problems) {
    super("The database does not fit: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each missing or wrong relation or column, in a sentence. */
  public List<String> problems() {
    return problems;
  }
}

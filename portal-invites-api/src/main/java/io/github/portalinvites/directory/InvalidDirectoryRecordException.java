package io.github.portalinvites.directory;

import io.github.portalinvites.portal.PortalInvitesException;

/** A record that {@link DirectoryWriter} refuses. */
public final class InvalidDirectoryRecordException extends PortalInvitesException {

  private final String record;
  private final String field;

  /**
   * @param record kind and id: "contact 7"
   * @param field the field that is wrong: "name"
   * @param reason what is wrong, without the value
   */
  public InvalidDirectoryRecordException(String record, String field, String reason) {
    super("The %s of %s %s".formatted(field, record, reason));
    this.record = record;
    this.field = field;
  }

  public String record() {
    return record;
  }

  public String field() {
    return field;
  }
}

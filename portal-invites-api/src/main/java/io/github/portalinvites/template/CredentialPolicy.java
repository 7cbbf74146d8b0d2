package io.github.portalinvites.template;

/**
 * What an invitation mails to let a person in. A contact who has a login never gets a password but
 * the link, whatever the policy.
 */
public enum CredentialPolicy {
  LINK,
  TEMPORARY_PASSWORD,
  /** The default: the link is the button, the temporary password stands beside it. */
  BOTH;

  public boolean mailsLink() {
    return this != TEMPORARY_PASSWORD;
  }

  public boolean mailsPassword() {
    return this != LINK;
  }
}

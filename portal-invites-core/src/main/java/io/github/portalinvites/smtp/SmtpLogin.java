package io.github.portalinvites.smtp;

/** The user and the password for AUTH. */
public record SmtpLogin(String user, String password) {

  /** The user only. */
  @Override
  public String toString() {
    return "SmtpLogin[user=" + user + "]";
  }
}

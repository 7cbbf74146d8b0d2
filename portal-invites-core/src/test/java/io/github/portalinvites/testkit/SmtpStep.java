package io.github.portalinvites.testkit;

/**
 * Where a {@link ScriptedSmtpServer} can be told what to answer, in the order of a conversation.
 */
public enum SmtpStep {
  BANNER("220 scripted ESMTP"),
  HELLO("250 scripted"),
  STARTTLS("220 2.0.0 go ahead"),
  AUTH("235 2.7.0 welcome"),
  MAIL("250 2.1.0 sender ok"),
  RCPT("250 2.1.5 recipient ok"),
  DATA("354 go ahead"),
  /** The answer after the final dot. */
  MESSAGE("250 2.0.0 queued"),
  RSET("250 2.0.0 reset"),
  QUIT("221 2.0.0 bye");

  private final String usualReply;

  SmtpStep(String usualReply) {
    this.usualReply = usualReply;
  }

  String usualReply() {
    return usualReply;
  }
}

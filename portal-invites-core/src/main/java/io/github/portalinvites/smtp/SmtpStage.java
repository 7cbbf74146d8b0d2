package io.github.portalinvites.smtp;

/** How far a conversation with a mail server got: the last thing that we said and that counts. */
enum SmtpStage {
  CONNECT("the connection"),
  HELLO("EHLO"),
  STARTTLS("STARTTLS"),
  AUTH("AUTH"),
  MAIL("MAIL FROM"),
  RCPT("RCPT TO"),
  DATA("DATA"),
  CONTENT("the message"),
  END("the final dot");

  private final String words;

  SmtpStage(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}

package io.github.portalinvites.testkit;

import java.nio.charset.StandardCharsets;

/**
 * What a {@link ScriptedSmtpServer} does at one step: it may say something, and then goes on,
 * closes the connection, stays silent until the client leaves, or repeats itself until then.
 */
public record SmtpScriptAnswer(String said, Then then) {

  /** What follows what was said. */
  public enum Then {
    GO_ON,
    CLOSE,
    STAY_SILENT,
    REPEAT_FOR_EVER
  }

  /** One reply; several lines are separated by a line feed. */
  public static SmtpScriptAnswer reply(String lines) {
    return raw(lines.replace("\n", "\r\n") + "\r\n");
  }

  /** These characters as they are, one byte each. */
  public static SmtpScriptAnswer raw(String characters) {
    return new SmtpScriptAnswer(characters, Then.GO_ON);
  }

  public static SmtpScriptAnswer close() {
    return raw("").then(Then.CLOSE);
  }

  public static SmtpScriptAnswer silence() {
    return raw("").then(Then.STAY_SILENT);
  }

  public static SmtpScriptAnswer forEver(String characters) {
    return raw(characters).then(Then.REPEAT_FOR_EVER);
  }

  public SmtpScriptAnswer then(Then next) {
    return new SmtpScriptAnswer(said, next);
  }

  byte[] bytes() {
    return said.getBytes(StandardCharsets.ISO_8859_1);
  }

  boolean isYes() {
    return said.startsWith("2") || said.startsWith("3");
  }

  @Override
  public String toString() {
    var text = said.strip();
    return (text.length() > 60 ? text.substring(0, 60) + "…" : text) + " " + then;
  }
}

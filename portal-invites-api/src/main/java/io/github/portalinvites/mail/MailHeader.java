package io.github.portalinvites.mail;

/**
 * One header of a message as it travels: encoded, on one line.
 *
 * @param name printable ASCII without a colon, e.g. {@code Auto-Submitted}
 * @param value printable ASCII and spaces; other text as RFC 2047 encoded words
 */
public record MailHeader(String name, String value) {

  /**
   * @throws InvalidMailHeaderException if a character would end the line or cannot travel
   */
  public MailHeader {
    if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')) {
      throw new InvalidMailHeaderException("A header's name is printable ASCII without a colon");
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new InvalidMailHeaderException(
          "The value of header %s is not printable ASCII".formatted(name));
    }
  }
}

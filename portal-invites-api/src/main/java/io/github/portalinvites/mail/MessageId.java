package io.github.portalinvites.mail;

/**
 * The Message-ID of a mail. A repeated mail carries the same one, so that its receiver can tell.
 *
 * @param value with its angle brackets: {@code <left@right>}, at most 250 characters
 */
public record MessageId(String value) {

  private static final int MAX_LENGTH = 250;

  /**
   * @throws InvalidMailHeaderException if {@code value} is not of the form {@code <left@right>}
   */
  public MessageId {
    if (!isMessageId(value)) {
      throw new InvalidMailHeaderException("A Message-ID has the form <left@right>");
    }
  }

  /** The id {@code <left@right>}. */
  public static MessageId of(String left, String right) {
    return new MessageId("<" + left + "@" + right + ">");
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isMessageId(String value) {
    int at = value.indexOf('@');
    return value.length() <= MAX_LENGTH
        && value.startsWith("<")
        && value.endsWith(">")
        && at > 1
        && at < value.length() - 2
        && isPlain(value.substring(1, at))
        && isPlain(value.substring(at + 1, value.length() - 1));
  }

  private static boolean isPlain(String half) {
    return half.chars().allMatch(c -> c == '.' || AddressSyntax.isAtext(c));
  }
}

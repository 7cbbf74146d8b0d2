package io.github.portalinvites.mail;

/** Why a text is not an e-mail address that can be mailed. */
public enum AddressFault {
  EMPTY("it is empty"),
  NO_AT_SIGN("it has no @"),
  TOO_LONG("it has more than 64 characters before the @, or more than 254 in all"),
  LOCAL_PART(
      "the part before the @ is empty, misplaces a dot or holds a character that cannot be mailed"),
  LEADING_DASH("it starts with a dash"),
  DOMAIN("the part after the @ is not a domain name");

  private final String sentence;

  AddressFault(String sentence) {
    this.sentence = sentence;
  }

  /** The fault in English, to follow "because". */
  public String sentence() {
    return sentence;
  }
}

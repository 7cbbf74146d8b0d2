package io.github.portalinvites.invitation;

/**
 * The long-term password that an invited person chose. Handed to the host's {@link LoginKeeper} as
 * it is; never stored, logged or shown by this library.
 *
 * @param password up to 1,024 characters
 */
public record Credentials(String password) {

  public static final int MAX_LENGTH = 1_024;

  /** Never the password. */
  @Override
  public String toString() {
    return "Credentials[]";
  }
}

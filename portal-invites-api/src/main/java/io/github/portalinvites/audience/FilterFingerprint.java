package io.github.portalinvites.audience;

/**
 * A short text that is equal for equal filters of one portal only: what a user saw counted is what
 * gets planned and sent.
 *
 * @param value 43 URL-safe characters
 */
public record FilterFingerprint(String value) {

  @Override
  public String toString() {
    return value;
  }
}

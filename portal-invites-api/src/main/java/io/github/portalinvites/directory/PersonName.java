package io.github.portalinvites.directory;

import org.jspecify.annotations.Nullable;

/**
 * A person's name.
 *
 * @param title "Dr", "Ms"; null if unknown
 * @param full the whole name without title, as the person writes it
 * @param given the given name, null where the host does not keep it apart
 * @param family the family name, null where the host does not keep it apart
 */
public record PersonName(
    @Nullable String title, String full, @Nullable String given, @Nullable String family) {

  public static PersonName of(String full) {
    return new PersonName(null, full, null, null);
  }

  public static PersonName of(String given, String family) {
    return new PersonName(null, given + " " + family, given, family);
  }

  public PersonName title(@Nullable String value) {
    return new PersonName(value, full, given, family);
  }

  /**
   * What to greet the person with: the given name, or the whole name where it is not kept apart.
   */
  public String first() {
    return given == null ? full : given;
  }
}

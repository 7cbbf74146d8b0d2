package io.github.portalinvites.directory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the host deals with.
 *
 * @param locale the person's language, null for the division's
 * @param portalAccess the switch <i>enable portal access</i>; default on
 */
public record Contact(
    ContactId id,
    PersonName name,
    Reach reach,
    @Nullable Locale locale,
    @Nullable String note,
    boolean portalAccess)
    implements DirectoryRecord {

  /** A contact with the portal switch on and nothing but a name. */
  public static Contact of(ContactId id, PersonName name) {
    return new Contact(id, name, new Reach(null, null, null), null, null, true);
  }

  public Contact name(PersonName value) {
    return new Contact(id, value, reach, locale, note, portalAccess);
  }

  public Contact email(@Nullable String value) {
    return with(new Reach(value, reach.email2, reach.mobilePhone));
  }

  public Contact email2(@Nullable String value) {
    return with(new Reach(reach.email, value, reach.mobilePhone));
  }

  public Contact mobilePhone(@Nullable String value) {
    return with(new Reach(reach.email, reach.email2, value));
  }

  public Contact locale(@Nullable Locale value) {
    return new Contact(id, name, reach, value, note, portalAccess);
  }

  public Contact note(@Nullable String value) {
    return new Contact(id, name, reach, locale, value, portalAccess);
  }

  public Contact portalAccess(boolean value) {
    return new Contact(id, name, reach, locale, note, value);
  }

  private Contact with(Reach value) {
    return new Contact(id, name, value, locale, note, portalAccess);
  }

  /**
   * How to reach a person. The values stand as the host has them; nothing says that they are valid.
   *
   * @param email where invitations go
   * @param email2 for the host's use; this library never mails it
   */
  public record Reach(
      @Nullable String email, @Nullable String email2, @Nullable String mobilePhone) {}
}

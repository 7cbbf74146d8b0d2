package io.github.portalinvites.directory;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the host's business that accounts belong to.
 *
 * @param emailFrom the address that its mail comes from, null if it has none of its own
 * @param senderDomains further domains that a sender may use, besides those of {@code emailFrom}
 *     and of the system option <i>account invite from email</i>
 * @param zone where its local times hold
 * @param locale the language of its mail, where the contact has none
 */
public record Division(
    DivisionId id,
    String name,
    @Nullable String emailFrom,
    Set<String> senderDomains,
    ZoneId zone,
    Locale locale)
    implements DirectoryRecord {

  public Division {
    senderDomains = Set.copyOf(senderDomains);
  }

  /** A division without an address of its own, in UTC and English. */
  public static Division of(DivisionId id, String name) {
    return new Division(id, name, null, Set.of(), ZoneId.of("UTC"), Locale.ENGLISH);
  }

  public Division emailFrom(@Nullable String address) {
    return new Division(id, name, address, senderDomains, zone, locale);
  }

  public Division senderDomains(Set<String> domains) {
    return new Division(id, name, emailFrom, domains, zone, locale);
  }

  public Division zone(ZoneId newZone) {
    return new Division(id, name, emailFrom, senderDomains, newZone, locale);
  }

  public Division locale(Locale newLocale) {
    return new Division(id, name, emailFrom, senderDomains, zone, newLocale);
  }
}

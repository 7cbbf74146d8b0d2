package io.github.portalinvites.storage;

import io.github.portalinvites.audience.AudienceRow.AccountOf;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Standing;
import io.github.portalinvites.mail.EmailAddress;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One audience row: everything that filters, counts and details ask of one link, computed from the
 * facts.
 */
public record AudienceLink(
    IdentityId identity,
    Person person,
    AccountOf account,
    Criteria criteria,
    Keys keys,
    Standing standing) {

  /** The mailbox of the contact, where that is not its identity; empty also if it has none. */
  public Optional<IdentityId> mailbox() {
    return identity.isMailbox()
        ? Optional.empty()
        : EmailAddress.find(person.email()).map(IdentityId::of);
  }

  /** As the list shows it. */
  public record Person(ContactId id, String name, @Nullable String email) {}

  /**
   * What filters ask for.
   *
   * @param satisfied the restrictions that this link passes
   */
  public record Criteria(
      @Nullable AccountClassId accountClass,
      @Nullable BillGroupId billGroup,
      @Nullable AccountSourceId accountSource,
      AccountStatus accountStatus,
      Set<SiteSourceId> siteSources,
      Set<Restriction> satisfied) {

    public Criteria {
      siteSources = Set.copyOf(siteSources);
      satisfied = Set.copyOf(satisfied);
    }
  }

  /**
   * Folded texts, compared by the characters' codes, never by the rules of a language. Whether
   * characters beyond U+FFFF come before or after U+E000 to U+FFFF is the adapter's affair.
   *
   * @param name what rows are sorted by under contact name; only its first 100 characters count
   * @param firstName what contacts are sorted by under first name, then last name; only its first
   *     100 characters count
   * @param account what rows are sorted by under account; only its first 100 characters count
   * @param search the text in which search words are looked for
   */
  public record Keys(String name, String firstName, String account, String search) {

    /** An index entry and a cursor hold no more. */
    private static final int SORTED = 100;

    public Keys {
      name = sorted(name);
      firstName = sorted(firstName);
      account = sorted(account);
    }

    private static String sorted(String text) {
      if (text.length() <= SORTED) {
        return text;
      }
      var end = Character.isHighSurrogate(text.charAt(SORTED - 1)) ? SORTED - 1 : SORTED;
      return text.substring(0, end);
    }
  }
}

package io.github.portalinvites.audience;

import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteSourceId;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts are meant. A list left empty matches every value; all conditions must hold on the
 * same link and its account.
 *
 * @param divisions the accounts' divisions; empty: all that the actor has
 * @param lists the accounts' and sites' places in the host's other lists
 * @param restrictions all must hold
 * @param accountStatuses default: active only
 * @param contacts hand-picked contacts; empty: any
 * @param search words that must all occur in name, e-mail, account number or account name, whatever
 *     their case and accents; null: any
 */
public record AudienceFilter(
    Set<DivisionId> divisions,
    Lists lists,
    Set<Restriction> restrictions,
    Set<AccountStatus> accountStatuses,
    Set<ContactId> contacts,
    @Nullable String search) {

  /** More values than this in one set are refused; a database binds no more than 65,535. */
  public static final int MAX_VALUES = 10_000;

  private static final int MAX_SEARCH_LENGTH = 200;

  public AudienceFilter {
    divisions = bounded("divisions", divisions);
    restrictions = Set.copyOf(restrictions);
    accountStatuses = Set.copyOf(accountStatuses);
    contacts = bounded("contacts", contacts);
    requireSearchable(search);
  }

  static void requireSearchable(@Nullable String search) {
    if (search != null && (search.isBlank() || search.length() > MAX_SEARCH_LENGTH)) {
      throw new InvalidFilterException(
          "search", "must have 1 to %d characters".formatted(MAX_SEARCH_LENGTH));
    }
  }

  /** Everyone on an active account of any division that the actor has. */
  public static AudienceFilter everyone() {
    return new AudienceFilter(
        Set.of(), Lists.ANY, Set.of(), Set.of(AccountStatus.ACTIVE), Set.of(), null);
  }

  /** Everyone on an active account of these divisions. */
  public static AudienceFilter division(DivisionId... divisions) {
    return everyone().divisions(Set.of(divisions));
  }

  /** Hand-picked contacts, on their active accounts of any division that the actor has. */
  public static AudienceFilter contacts(ContactId... contacts) {
    return everyone().contacts(Set.of(contacts));
  }

  public AudienceFilter divisions(Collection<DivisionId> values) {
    return new AudienceFilter(
        Set.copyOf(values), lists, restrictions, accountStatuses, contacts, search);
  }

  public AudienceFilter accountClasses(Collection<AccountClassId> values) {
    return with(
        new Lists(Set.copyOf(values), lists.billGroups, lists.accountSources, lists.siteSources));
  }

  public AudienceFilter billGroups(Collection<BillGroupId> values) {
    return with(
        new Lists(
            lists.accountClasses, Set.copyOf(values), lists.accountSources, lists.siteSources));
  }

  public AudienceFilter accountSources(Collection<AccountSourceId> values) {
    return with(
        new Lists(lists.accountClasses, lists.billGroups, Set.copyOf(values), lists.siteSources));
  }

  /**
   * A site in the link's scope has one of these sources: any of the account's sites, or of the
   * link's own.
   */
  public AudienceFilter siteSources(Collection<SiteSourceId> values) {
    return with(
        new Lists(
            lists.accountClasses, lists.billGroups, lists.accountSources, Set.copyOf(values)));
  }

  public AudienceFilter restrictTo(Restriction... values) {
    return restrictTo(Set.of(values));
  }

  public AudienceFilter restrictTo(Collection<Restriction> values) {
    return new AudienceFilter(
        divisions, lists, Set.copyOf(values), accountStatuses, contacts, search);
  }

  /** An empty set matches every status, like any other list. */
  public AudienceFilter accountStatuses(Collection<AccountStatus> values) {
    return new AudienceFilter(divisions, lists, restrictions, Set.copyOf(values), contacts, search);
  }

  public AudienceFilter contacts(Collection<ContactId> values) {
    return new AudienceFilter(
        divisions, lists, restrictions, accountStatuses, Set.copyOf(values), search);
  }

  public AudienceFilter search(@Nullable String words) {
    return new AudienceFilter(divisions, lists, restrictions, accountStatuses, contacts, words);
  }

  private AudienceFilter with(Lists value) {
    return new AudienceFilter(divisions, value, restrictions, accountStatuses, contacts, search);
  }

  private static <T> Set<T> bounded(String field, Set<T> values) {
    if (values.size() > MAX_VALUES) {
      throw new InvalidFilterException(field, "may name at most %d values".formatted(MAX_VALUES));
    }
    return Set.copyOf(values);
  }

  /** The values wanted of each list besides the divisions. */
  public record Lists(
      Set<AccountClassId> accountClasses,
      Set<BillGroupId> billGroups,
      Set<AccountSourceId> accountSources,
      Set<SiteSourceId> siteSources) {

    public static final Lists ANY = new Lists(Set.of(), Set.of(), Set.of(), Set.of());

    public Lists {
      accountClasses = bounded("accountClasses", accountClasses);
      billGroups = bounded("billGroups", billGroups);
      accountSources = bounded("accountSources", accountSources);
      siteSources = bounded("siteSources", siteSources);
    }
  }
}

package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.Explanation.Rule;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.LinkFacts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a filter asks of one link, decided from the facts. */
public final class FilterRules {

  private final AudienceFilter filter;
  private final List<String> words;

  public FilterRules(AudienceFilter filter) {
    this.filter = filter;
    this.words = FoldedText.words(filter.search());
  }

  /** The contact's links that pass every condition. */
  public List<LinkFacts> matching(ContactFacts facts) {
    return facts.links().stream()
        .filter(link -> rules(facts.contact(), link).stream().allMatch(Rule::passes))
        .toList();
  }

  /** Every condition that the filter makes, with what was found on {@code link}. */
  List<Rule> rules(Contact contact, LinkFacts link) {
    return Stream.of(listRules(link), restrictionRules(link), contactRules(contact, link))
        .flatMap(List::stream)
        .toList();
  }

  /** The restrictions that {@code link} passes, asked for or not. */
  static Set<Restriction> satisfied(LinkFacts link) {
    var passed = EnumSet.noneOf(Restriction.class);
    Stream.of(Restriction.values()).filter(each -> passes(each, link)).forEach(passed::add);
    return passed;
  }

  private List<Rule> listRules(LinkFacts link) {
    var account = link.account();
    var lists = filter.lists();
    var places = account.lists();
    return Stream.of(
            oneOf("division", filter.divisions(), places.division()),
            oneOf("account status", filter.accountStatuses(), account.status()),
            oneOf("account class", lists.accountClasses(), places.accountClass()),
            oneOf("bill group", lists.billGroups(), places.billGroup()),
            oneOf("account source", lists.accountSources(), places.source()),
            siteSource(link))
        .flatMap(List::stream)
        .toList();
  }

  private List<Rule> siteSource(LinkFacts link) {
    var wanted = filter.lists().siteSources();
    var found = link.siteSources();
    return wanted.isEmpty()
        ? List.of()
        : List.of(
            new Rule(
                "site source",
                "site sources in scope = %s".formatted(sorted(found)),
                !Collections.disjoint(wanted, found)));
  }

  private List<Rule> restrictionRules(LinkFacts link) {
    return filter.restrictions().stream()
        .sorted()
        .map(each -> new Rule(name(each), datum(each, link), passes(each, link)))
        .toList();
  }

  private List<Rule> contactRules(Contact contact, LinkFacts link) {
    return Stream.of(
            oneOf("chosen contacts", filter.contacts(), contact.id()), search(contact, link))
        .flatMap(List::stream)
        .toList();
  }

  private List<Rule> search(Contact contact, LinkFacts link) {
    var text = RowMaker.searchText(contact, link.account());
    return words.stream()
        .map(word -> new Rule("search", "\"%s\"".formatted(word), text.contains(word)))
        .toList();
  }

  private static <T> List<Rule> oneOf(String condition, Set<T> wanted, @Nullable T found) {
    return wanted.isEmpty()
        ? List.of()
        : List.of(
            new Rule(
                condition,
                "%s = %s".formatted(condition, found == null ? "none" : text(found)),
                found != null && wanted.contains(found)));
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : value.toString();
  }

  private static List<String> sorted(Set<? extends HostId> values) {
    return values.stream().map(Object::toString).sorted().toList();
  }

  private static boolean passes(Restriction restriction, LinkFacts link) {
    return switch (restriction) {
      case ACTIVE_SERVICES -> link.activeServices();
      case BALANCE_DUE -> link.account().balance().signum() > 0;
      case BILLING_CONTACTS -> link.link().billing() != BillingRole.NONE;
      case WITHOUT_AUTOMATIC_PAYMENT -> !link.account().automaticPayment();
    };
  }

  private static String name(Restriction restriction) {
    return switch (restriction) {
      case ACTIVE_SERVICES -> "accounts with active services";
      case BALANCE_DUE -> "accounts with balance due";
      case BILLING_CONTACTS -> "restrict to billing contacts";
      case WITHOUT_AUTOMATIC_PAYMENT -> "accounts without automatic payment";
    };
  }

  private static String datum(Restriction restriction, LinkFacts link) {
    return switch (restriction) {
      case ACTIVE_SERVICES -> "active services = %s".formatted(yesNo(link.activeServices()));
      case BALANCE_DUE -> "balance = %s".formatted(amount(link.account().balance()));
      case BILLING_CONTACTS -> "billing role = %s".formatted(text(link.link().billing()));
      case WITHOUT_AUTOMATIC_PAYMENT ->
          "automatic payment = %s".formatted(yesNo(link.account().automaticPayment()));
    };
  }

  private static String yesNo(boolean value) {
    return value ? "yes" : "no";
  }

  /** With two decimals at least, whatever scale the storage keeps. */
  private static String amount(BigDecimal balance) {
    var exact = balance.stripTrailingZeros();
    return exact.setScale(Math.max(2, exact.scale())).toPlainString();
  }
}

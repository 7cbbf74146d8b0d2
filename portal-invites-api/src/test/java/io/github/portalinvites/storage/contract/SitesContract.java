package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.Directory;
import io.github.portalinvites.storage.LinkedAccount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Accounts and their sites, read a few at a time. */
public interface SitesContract extends StorageContract {

  @Test
  default void siteComesBackAsItWas() {
    var site = records().site(1, 1).address("1 Main St").source(keys().siteSource(2)).active(false);
    given(site, records().site(2, 1));
    assertThat(found(site(1))).containsExactly(site);
  }

  @Test
  default void sitesThatDoNotExistAreLeftOut() {
    given(records().site(2, 1), records().site(1, 2));
    assertThat(found(site(2), site(1), site(9), keys().ofAnotherType().site(1)))
        .extracting(Site::id)
        .containsExactly(site(1), site(2));
    assertThat(found()).isEmpty();
  }

  @Test
  default void sitesOfAnAccountComePageByPageInKeyOrder() {
    given(IntStream.rangeClosed(1, 12).mapToObj(n -> records().site(n, n % 2 + 1)).toList());
    assertThat(sitesAfter(null, 4)).containsExactly(site(2), site(4), site(6), site(8));
    assertThat(sitesAfter(site(8), 4)).containsExactly(site(10), site(12));
    assertThat(sitesAfter(site(12), 4)).isEmpty();
  }

  @Test
  default void linkedAccountsComeWithoutTheirSites() {
    var whole = new LinkedAccount(records().contact(1), account(1), true);
    var some = new LinkedAccount(records().contact(1), account(2), false);
    given(account(1), account(2), account(3), records().contact(1), records().link(1, 1));
    given(records().link(1, 2).sites(sites(1)), records().link(1, 4));
    assertThat(linked(contact(1))).map(this::plain).containsExactly(whole, some);
    assertThat(linked(contact(1), accountId(2))).map(this::plain).contains(some);
  }

  @Test
  default void accountsThatTheContactIsNotLinkedToAreNotThere() {
    given(account(1), account(2), records().contact(1), records().link(1, 1));
    var other = keys().ofAnotherType();
    assertThat(linked(contact(1), accountId(2))).isEmpty();
    assertThat(linked(contact(2))).isEmpty();
    assertThat(linked(other.contact(1))).isEmpty();
    assertThat(linked(contact(1), other.account(1))).isEmpty();
  }

  @Test
  default void sitesThatALinkNamesAreSoughtOneByOne() {
    given(account(1), records().contact(1), records().link(1, 1).sites(sites(1, 3)));
    assertThat(named(contact(1), accountId(1), sites(1, 2))).containsExactly(site(1));
    assertThat(named(contact(2), accountId(1), sites(1))).isEmpty();
    assertThat(named(contact(1), accountId(2), sites(1))).isEmpty();
  }

  @Test
  default void sitesThatALinkNamesComePageByPage() {
    given(account(1), records().contact(1), records().link(1, 1).sites(sites(1, 2, 3, 4, 5)));
    assertThat(linkSitesAfter(null)).containsExactly(site(1), site(2));
    assertThat(linkSitesAfter(site(2))).containsExactly(site(3), site(4));
    assertThat(linkSitesAfter(site(4))).containsExactly(site(5));
    assertThat(linkSitesAfter(site(5))).isEmpty();
  }

  private <T> T ask(Function<Directory, T> question) {
    return snapshot(stores -> question.apply(stores.directory()));
  }

  private List<Site> found(SiteId... sites) {
    return ask(directory -> directory.sites(List.of(sites)));
  }

  private List<LinkedAccount> linked(ContactId contact) {
    return ask(directory -> directory.linkedAccounts(contact));
  }

  private Optional<LinkedAccount> linked(ContactId contact, AccountId account) {
    return ask(directory -> directory.linkedAccount(contact, account));
  }

  private Set<SiteId> named(ContactId contact, AccountId account, Set<SiteId> sites) {
    return ask(directory -> directory.linkSites(contact, account, sites));
  }

  private List<SiteId> sitesAfter(SiteId after, int limit) {
    return ask(directory -> directory.sitesAfter(accountId(1), after, limit)).stream()
        .map(Site::id)
        .toList();
  }

  private List<SiteId> linkSitesAfter(SiteId after) {
    return ask(directory -> directory.linkSitesAfter(contact(1), accountId(1), after, 2));
  }

  /** Of whatever scale the balance came back. */
  private LinkedAccount plain(LinkedAccount linked) {
    var account = linked.account().balance(BigDecimal.ZERO);
    return new LinkedAccount(linked.contact(), account, linked.wholeAccount());
  }

  private Account account(int n) {
    return records().account(n);
  }

  private AccountId accountId(int n) {
    return keys().account(n);
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }

  private SiteId site(int n) {
    return keys().site(n);
  }

  private Set<SiteId> sites(int... numbers) {
    return IntStream.of(numbers).mapToObj(this::site).collect(Collectors.toSet());
  }
}

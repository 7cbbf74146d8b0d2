package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.storage.ContactFacts;
import io.github.portalinvites.storage.DirectoryTables;
import io.github.portalinvites.storage.LinkFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The library's own directory tables, as they are filled and emptied. */
public interface DirectoryTablesContract extends StorageContract {

  @Test
  default void recordSavedAgainReplacesTheOneBefore() {
    given(whole());
    given(records().contact(1).email(null).note("new"));
    given(records().account(1).address("new").balance(BigDecimal.ONE).accountClass(null));
    given(records().division(1).emailFrom(null), records().accountClass(1));
    assertThat(facts(1).contact()).isEqualTo(records().contact(1).email(null).note("new"));
    assertThat(onlyLink(1).account().address()).isEqualTo("new");
    look(stores -> assertThat(stores.directory().divisions()).hasSize(1));
  }

  @Test
  default void recordsComeInAnyOrder() {
    var backwards = new ArrayList<>(whole());
    Collections.reverse(backwards);
    given(backwards);
    assertThat(onlyLink(1).siteSources()).containsExactly(keys().siteSource(1));
    assertThat(onlyLink(1).activeServices()).isTrue();
  }

  @Test
  default void laterOfTwoEqualIdsWinsInOneCall() {
    given(records().contact(1).note("first"), records().contact(1).note("second"));
    given(records().account(1), records().link(1, 1), records().link(1, 1).sites(Set.of()));
    assertThat(facts(1).contact().note()).isEqualTo("second");
    assertThat(onlyLink(1).link().scope().wholeAccount()).isFalse();
  }

  @Test
  default void savingNothingDoesNothing() {
    given(List.of());
    look(stores -> assertThat(stores.directory().contactsAfter(null, 1)).isEmpty());
  }

  @Test
  default void linkSavedAgainReplacesItsSites() {
    given(whole());
    var toSites = records().link(1, 1).sites(Set.of(keys().site(1), keys().site(2)));
    given(toSites);
    assertThat(onlyLink(1).link()).isEqualTo(toSites);
    given(toSites.sites(Set.of(keys().site(2))).billing(BillingRole.BILLING));
    assertThat(onlyLink(1).link().scope().sites()).containsExactly(keys().site(2));
    given(records().link(1, 1));
    assertThat(onlyLink(1).link()).isEqualTo(records().link(1, 1));
  }

  @Test
  default void siteThatMovedCountsForItsNewAccount() {
    given(whole());
    given(records().account(2), records().contact(2), records().link(2, 2));
    given(records().site(1, 2).source(keys().siteSource(1)));
    assertThat(onlyLink(1).siteSources()).isEmpty();
    assertThat(onlyLink(1).activeServices()).isFalse();
    assertThat(onlyLink(2).siteSources()).containsExactly(keys().siteSource(1));
    assertThat(onlyLink(2).activeServices()).isTrue();
  }

  @Test
  default void siteSavedAgainKeepsItsServices() {
    given(whole());
    given(records().site(1, 1).source(null));
    assertThat(onlyLink(1).siteSources()).isEmpty();
    assertThat(onlyLink(1).activeServices()).isTrue();
  }

  @Test
  default void accountsOfSitesAndServicesAreThoseTheyBelongTo() {
    given(whole());
    given(records().site(3, 3), records().service(3, 3), records().site(4, 4));
    assertThat(accountsOf(List.of(keys().site(1), keys().site(2)), List.of()))
        .containsExactly(keys().account(1));
    assertThat(accountsOf(List.of(keys().site(4)), List.of(keys().service(3))))
        .containsExactlyInAnyOrder(keys().account(3), keys().account(4));
  }

  @Test
  default void sitesAndServicesThatAreNotThereBelongToNoAccount() {
    given(whole());
    var foreign = keys().ofAnotherType();
    assertThat(accountsOf(List.of(), List.of())).isEmpty();
    assertThat(accountsOf(List.of(keys().site(9)), List.of(keys().service(9)))).isEmpty();
    assertThat(accountsOf(List.of(foreign.site(1)), List.of(foreign.service(1)))).isEmpty();
  }

  @Test
  default void newContactsHaveKeysOfTheHostsTypeThatNobodyHas() {
    given(whole());
    var made =
        IntStream.range(0, 50)
            .mapToObj(
                n -> transaction(stores -> stores.directoryTables().orElseThrow().newContact()))
            .toList();
    assertThat(made).doesNotHaveDuplicates().doesNotContain(contact(1));
    assertThat(made).allMatch(each -> each.key().type() == keys().type());
    assertThat(made)
        .filteredOn(each -> each.key() instanceof HostKey.WholeNumber)
        .allMatch(each -> Long.parseLong(each.toString()) >= 1L << 53)
        .allMatch(each -> Long.parseLong(each.toString()) < 1L << 62);
    tables(tables -> tables.save(made.stream().map(DirectoryTablesContract::named).toList()));
    look(stores -> assertThat(stores.directory().contacts(made)).hasSize(50));
  }

  @Test
  default void unlinkEndsOneTieOnly() {
    given(whole());
    given(records().account(2), records().link(1, 2), records().contact(2), records().link(2, 1));
    tables(tables -> tables.unlink(contact(1), keys().account(1)));
    assertThat(onlyLink(1).account().id()).isEqualTo(keys().account(2));
    assertThat(onlyLink(2).account().id()).isEqualTo(keys().account(1));
  }

  @Test
  default void relinkedContactHasTheNewScope() {
    given(whole());
    given(records().link(1, 1).sites(Set.of(keys().site(1))));
    tables(tables -> tables.unlink(contact(1), keys().account(1)));
    given(records().link(1, 1).sites(Set.of(keys().site(2))));
    assertThat(onlyLink(1).link().scope().sites()).containsExactly(keys().site(2));
  }

  @Test
  default void removedContactLeavesNoLinks() {
    given(whole());
    tables(tables -> tables.remove(contact(1)));
    look(
        stores -> {
          assertThat(stores.directory().facts(List.of(contact(1)))).isEmpty();
          assertThat(stores.directory().contactsOf(List.of(keys().account(1)))).isEmpty();
        });
    given(records().contact(1));
    assertThat(facts(1).links()).isEmpty();
  }

  @Test
  default void removedAccountLeavesNothingOfItself() {
    given(whole());
    tables(tables -> tables.remove(keys().account(1)));
    assertThat(facts(1).links()).isEmpty();
    given(records().account(1), records().link(1, 1));
    assertThat(onlyLink(1).siteSources()).isEmpty();
    assertThat(onlyLink(1).activeServices()).isFalse();
    look(stores -> assertThat(stores.directory().invoices("I1")).isEmpty());
  }

  @Test
  default void removedAccountLeavesNoServicesBehind() {
    given(whole());
    tables(tables -> tables.remove(keys().account(1)));
    given(records().account(1), records().site(1, 1), records().link(1, 1));
    assertThat(onlyLink(1).activeServices()).isFalse();
  }

  @Test
  default void removedSiteIsGoneFromTheLinksThatNamedIt() {
    given(whole());
    given(records().link(1, 1).sites(Set.of(keys().site(1), keys().site(2))));
    tables(tables -> tables.remove(keys().site(1)));
    assertThat(onlyLink(1).link().scope().sites()).containsExactly(keys().site(2));
    assertThat(onlyLink(1).activeServices()).isFalse();
  }

  @Test
  default void linkThatLosesItsLastSiteDoesNotReachTheWholeAccount() {
    given(whole());
    given(records().link(1, 1).sites(Set.of(keys().site(1))));
    tables(tables -> tables.remove(keys().site(1)));
    assertThat(onlyLink(1).link()).isEqualTo(records().link(1, 1).sites(Set.of()));
  }

  @Test
  default void removingWhatIsNotThereDoesNothing() {
    given(whole());
    var before = facts(1);
    tables(
        tables -> {
          tables.unlink(contact(1), keys().account(9));
          tables.remove(contact(9));
          tables.remove(keys().account(9));
          tables.remove(keys().site(9));
          tables.remove(keys().ofAnotherType().contact(1));
        });
    assertThat(facts(1)).isEqualTo(before);
  }

  @Test
  default void directoryOfAnotherPortalIsNotSeen() {
    given(whole());
    commitElsewhere(
        stores -> {
          stores.directoryTables().orElseThrow().remove(contact(1));
          stores.directoryTables().orElseThrow().remove(keys().account(1));
          assertThat(stores.directory().divisions()).isEmpty();
          assertThat(stores.directory().facts(List.of(contact(1)))).isEmpty();
          assertThat(stores.directory().invoices("I1")).isEmpty();
        });
    assertThat(facts(1).links()).hasSize(1);
  }

  @Test
  default void rolledBackSaveLeavesTheDirectoryAsItWas() {
    given(whole());
    var before = facts(1);
    rollBack(
        stores -> {
          var tables = stores.directoryTables().orElseThrow();
          tables.save(List.of(records().contact(1).note("new"), records().contact(2)));
          tables.remove(keys().account(1));
        });
    assertThat(facts(1)).isEqualTo(before);
    look(stores -> assertThat(stores.directory().contactsAfter(null, 9)).hasSize(1));
  }

  /** Contact 1 on account 1, which has sites 1, with a service and a source, and 2. */
  private List<DirectoryRecord> whole() {
    var all = new ArrayList<>(records().invitable(1));
    all.add(records().site(1, 1).source(keys().siteSource(1)));
    all.add(records().site(2, 1));
    all.add(records().service(1, 1));
    all.add(records().invoice(1, 1));
    return all;
  }

  private static Contact named(ContactId id) {
    return Contact.of(id, PersonName.of("New"));
  }

  private Set<AccountId> accountsOf(List<SiteId> sites, List<ServiceId> services) {
    return transaction(
        stores -> stores.directoryTables().orElseThrow().accountsOf(sites, services));
  }

  private void tables(Consumer<DirectoryTables> work) {
    commit(stores -> work.accept(stores.directoryTables().orElseThrow()));
  }

  private ContactFacts facts(int contact) {
    return snapshot(stores -> stores.directory().facts(List.of(contact(contact)))).get(0);
  }

  private LinkFacts onlyLink(int contact) {
    var links = facts(contact).links();
    assertThat(links).hasSize(1);
    return links.get(0);
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }
}

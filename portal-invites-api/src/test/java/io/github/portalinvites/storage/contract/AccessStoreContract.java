package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.storage.AccessStore.Choice;
import io.github.portalinvites.storage.AccessStore.Effect;
import io.github.portalinvites.storage.AccessStore.TickedSite;
import io.github.portalinvites.testkit.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What somebody chose for contacts. */
public interface AccessStoreContract extends StorageContract {

  RoleId PAYER = RoleId.of("payer");
  RoleId READER = RoleId.of("reader");

  @Test
  default void nothingIsKeptWhereNobodyChose() {
    assertThat(chosen(1, 1)).isEmpty();
    assertThat(chosen(List.of(keys().contact(1)))).isEmpty();
  }

  @Test
  default void grantComesBackAsItWas() {
    var grant = AccessGrant.allSites(READER, PAYER).site(site(2), PAYER).site(site(1));
    keep(1, 1, Effect.WITH_LOGIN, grant);
    assertThat(kept(1, 1)).isEqualTo(Map.of(Effect.WITH_LOGIN, grant));
  }

  @Test
  default void noneOnPurposeIsKept() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.none());
    assertThat(chosen(1, 1)).singleElement().matches(Choice::isNone);
  }

  @Test
  default void laterGrantReplacesTheEarlierOneAsAWhole() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.allSites(PAYER).site(site(1), READER));
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.sites(List.of(site(2))));
    assertThat(kept(1, 1))
        .isEqualTo(Map.of(Effect.WITH_LOGIN, AccessGrant.sites(List.of(site(2)))));
  }

  @Test
  default void waitingGrantLeavesTheOneInEffectAlone() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.none());
    keep(1, 1, Effect.AT_NEXT_LOGIN, AccessGrant.allSites());
    assertThat(kept(1, 1))
        .isEqualTo(
            Map.of(
                Effect.WITH_LOGIN, AccessGrant.none(),
                Effect.AT_NEXT_LOGIN, AccessGrant.allSites()));
  }

  @Test
  default void grantInEffectEndsTheWaitingOne() {
    keep(1, 1, Effect.AT_NEXT_LOGIN, AccessGrant.allSites().site(site(1), PAYER));
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.none());
    assertThat(kept(1, 1)).isEqualTo(Map.of(Effect.WITH_LOGIN, AccessGrant.none()));
  }

  @Test
  default void waitingGrantTakesItsPlaceWhenItsTimeComes() {
    var waiting = AccessGrant.sites(Map.of(site(3), Set.of(READER)));
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.allSites().site(site(1), PAYER));
    keep(1, 1, Effect.AT_NEXT_LOGIN, waiting);
    keep(2, 1, Effect.AT_NEXT_LOGIN, waiting);
    keep(3, 1, Effect.AT_NEXT_LOGIN, waiting);
    var made = makeEffective(1, 2);
    assertThat(made)
        .extracting(Choice::contact)
        .containsExactly(keys().contact(1), keys().contact(2));
    assertThat(kept(1, 1)).isEqualTo(Map.of(Effect.WITH_LOGIN, waiting));
    assertThat(kept(2, 1)).isEqualTo(Map.of(Effect.WITH_LOGIN, waiting));
    assertThat(kept(3, 1)).isEqualTo(Map.of(Effect.AT_NEXT_LOGIN, waiting));
  }

  @Test
  default void nothingWaitsAnyMoreAfterwards() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.allSites());
    assertThat(makeEffective(1)).isEmpty();
    assertThat(kept(1, 1)).containsOnlyKeys(Effect.WITH_LOGIN);
  }

  @Test
  default void choicesOfManyContactsComeTogether() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.allSites());
    keep(1, 2, Effect.WITH_LOGIN, AccessGrant.none());
    keep(2, 1, Effect.WITH_LOGIN, AccessGrant.sites(List.of(site(1), site(2))));
    keep(3, 1, Effect.WITH_LOGIN, AccessGrant.none());
    var both = List.of(keys().contact(1), keys().contact(2));
    assertThat(chosen(both))
        .extracting(Choice::contact, Choice::account, Choice::sites)
        .containsExactlyInAnyOrder(
            tuple(keys().contact(1), keys().account(1), 0),
            tuple(keys().contact(1), keys().account(2), 0),
            tuple(keys().contact(2), keys().account(1), 2));
  }

  @Test
  default void sitesAreSoughtOneByOne() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.none().site(site(1), PAYER).site(site(3)));
    var choice = chosen(1, 1).get(0);
    var asked = List.of(site(1), site(2), keys().ofAnotherType().site(1));
    assertThat(ticked(choice, asked)).isEqualTo(Map.of(site(1), Set.of(PAYER)));
    assertThat(ticked(choice, List.of())).isEmpty();
  }

  @Test
  default void sitesComePageByPageInKeyOrder() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.sites(sites(1, 25)));
    keep(2, 1, Effect.WITH_LOGIN, AccessGrant.sites(sites(1, 30)));
    var choice = chosen(1, 1).get(0);
    assertThat(page(choice, null)).containsExactlyElementsOf(sites(1, 10));
    assertThat(page(choice, site(10))).containsExactlyElementsOf(sites(11, 20));
    assertThat(page(choice, site(20))).containsExactlyElementsOf(sites(21, 25));
    assertThat(page(choice, site(25))).isEmpty();
  }

  @Test
  default void removedChoicesAreGoneWithTheirSites() {
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.sites(List.of(site(1))));
    keep(1, 1, Effect.AT_NEXT_LOGIN, AccessGrant.sites(List.of(site(2))));
    keep(2, 1, Effect.WITH_LOGIN, AccessGrant.none());
    keep(1, 2, Effect.WITH_LOGIN, AccessGrant.none());
    commit(stores -> stores.access().remove(List.of(keys().contact(1)), keys().account(1)));
    keep(1, 1, Effect.WITH_LOGIN, AccessGrant.allSites());
    assertThat(kept(1, 1)).isEqualTo(Map.of(Effect.WITH_LOGIN, AccessGrant.allSites()));
    assertThat(chosen(2, 1)).hasSize(1);
    assertThat(chosen(1, 2)).hasSize(1);
  }

  @Test
  default void otherPortalHasItsOwnChoices() {
    commitElsewhere(
        stores ->
            stores
                .access()
                .replace(
                    keys().contact(1), keys().account(1), Effect.WITH_LOGIN, AccessGrant.none()));
    assertThat(chosen(1, 1)).isEmpty();
  }

  @Test
  default void ofTwoAtTheSameTimeOneStandsAsAWhole() {
    var one = AccessGrant.sites(sites(1, 20));
    var other = AccessGrant.sites(sites(11, 40));
    Together.run(IntStream.range(0, 8).mapToObj(n -> keeping(n % 2 == 0 ? one : other)).toList());
    assertThat(kept(1, 1).get(Effect.WITH_LOGIN)).isIn(one, other);
  }

  private Callable<Boolean> keeping(AccessGrant grant) {
    return () -> {
      keep(1, 1, Effect.WITH_LOGIN, grant);
      return true;
    };
  }

  private void keep(int contact, int account, Effect effect, AccessGrant grant) {
    commit(
        stores ->
            stores
                .access()
                .replace(keys().contact(contact), keys().account(account), effect, grant));
  }

  private List<Choice> chosen(int contact, int account) {
    return snapshot(
        stores -> stores.access().find(keys().contact(contact), keys().account(account)));
  }

  private List<Choice> chosen(List<ContactId> contacts) {
    return snapshot(stores -> stores.access().of(contacts));
  }

  private Map<SiteId, Set<RoleId>> ticked(Choice choice, List<SiteId> sites) {
    return snapshot(stores -> stores.access().sites(choice, sites));
  }

  private List<Choice> makeEffective(Integer... contacts) {
    var ids = List.of(contacts).stream().map(keys()::contact).toList();
    return transaction(stores -> stores.access().makeEffective(ids));
  }

  private Map<Effect, AccessGrant> kept(int contact, int account) {
    var kept = new HashMap<Effect, AccessGrant>();
    for (var choice : chosen(contact, account)) {
      var ticked =
          snapshot(stores -> stores.access().sitesAfter(choice, null, 100)).stream()
              .collect(Collectors.toMap(TickedSite::site, TickedSite::roles));
      assertThat(ticked).hasSize(choice.sites());
      kept.put(choice.effect(), new AccessGrant(choice.allSites(), choice.roles(), ticked));
    }
    return kept;
  }

  private List<SiteId> page(Choice choice, SiteId after) {
    return snapshot(stores -> stores.access().sitesAfter(choice, after, 10)).stream()
        .map(TickedSite::site)
        .toList();
  }

  private SiteId site(int n) {
    return keys().site(n);
  }

  private List<SiteId> sites(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(this::site).toList();
  }
}

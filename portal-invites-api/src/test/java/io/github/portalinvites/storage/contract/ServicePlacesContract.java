package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.AddressKey;
import io.github.portalinvites.directory.ServicePlace;
import io.github.portalinvites.storage.DirectoryTables;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who is served at an address, however it is spelt. */
public interface ServicePlacesContract extends StorageContract {

  String MAIN = "12 Main St., Apt. 4";
  String OTHER = "7 Oak Lane";

  @Test
  default void accountsAndSitesAreFoundInKeyOrder() {
    given(
        records().site(9, 2).address("12 MAIN ST Unit 4"),
        records().site(10, 2).address(MAIN),
        records().account(2).address("12 main st #4"),
        records().account(10).address(MAIN),
        records().site(1, 9).address(MAIN),
        records().site(3, 2).address("13 Main St., Apt. 4"));
    assertThat(at("12 main st, apt 4"))
        .containsExactly(account(2), site(9, 2), site(10, 2), site(1, 9), account(10));
  }

  @Test
  default void noMoreAreFoundThanAskedFor() {
    given(records().account(1).address(MAIN), records().account(2).address(MAIN));
    var key = AddressKey.of(MAIN).orElseThrow();
    look(stores -> assertThat(stores.directory().at(key, 1)).containsExactly(account(1)));
  }

  @Test
  default void whatHasNoKeyIsFoundNowhere() {
    given(records().account(1), records().site(1, 1).address("#"));
    given(records().account(2).address("x".repeat(AddressKey.MAX_LENGTH + 1)));
    assertThat(at(MAIN)).isEmpty();
  }

  @Test
  default void changedAddressReplacesTheOneBefore() {
    given(records().account(1).address(MAIN), records().site(1, 1).address(MAIN));
    given(records().account(1).address(OTHER), records().site(1, 1).address(OTHER));
    assertThat(at(MAIN)).isEmpty();
    assertThat(at(OTHER)).containsExactly(account(1), site(1, 1));
    given(records().account(1), records().site(1, 1).address(" "));
    assertThat(at(OTHER)).isEmpty();
  }

  @Test
  default void laterOfTwoAddressesWinsInOneCall() {
    given(
        records().account(1).address(MAIN),
        records().account(1).address(OTHER),
        records().site(1, 1).address(OTHER),
        records().site(1, 1));
    assertThat(at(MAIN)).isEmpty();
    assertThat(at(OTHER)).containsExactly(account(1));
  }

  @Test
  default void siteThatMovedIsFoundForItsNewAccount() {
    given(records().site(1, 1).address(MAIN));
    given(records().site(1, 2).address(MAIN));
    assertThat(at(MAIN)).containsExactly(site(1, 2));
  }

  @Test
  default void recordsOfOtherKindsChangeNoAddress() {
    given(records().account(1).address(MAIN));
    given(records().contact(1), records().link(1, 1), records().invoice(1, 1));
    assertThat(at(MAIN)).containsExactly(account(1));
  }

  @Test
  default void removedAccountIsFoundNoMoreNorAreItsSites() {
    given(records().account(1).address(MAIN), records().site(1, 1).address(MAIN));
    given(records().account(2).address(MAIN), records().site(2, 2).address(MAIN));
    tables(tables -> tables.remove(keys().account(1)));
    assertThat(at(MAIN)).containsExactly(account(2), site(2, 2));
    tables(tables -> tables.remove(keys().ofAnotherType().account(2)));
    assertThat(at(MAIN)).hasSize(2);
  }

  @Test
  default void removedSiteIsFoundNoMore() {
    given(records().account(1).address(MAIN), records().site(1, 1).address(MAIN));
    tables(tables -> tables.remove(keys().site(1)));
    assertThat(at(MAIN)).containsExactly(account(1));
  }

  @Test
  default void addressesOfAnotherPortalAreNotSeen() {
    given(records().account(1).address(MAIN));
    commitElsewhere(
        stores -> {
          stores.directoryTables().orElseThrow().remove(keys().account(1));
          assertThat(stores.directory().at(AddressKey.of(MAIN).orElseThrow(), 9)).isEmpty();
        });
    assertThat(at(MAIN)).containsExactly(account(1));
  }

  @Test
  default void rolledBackAddressIsAsItWas() {
    given(records().account(1).address(MAIN));
    rollBack(
        stores ->
            stores
                .directoryTables()
                .orElseThrow()
                .save(List.of(records().account(1).address(OTHER))));
    assertThat(at(MAIN)).containsExactly(account(1));
    assertThat(at(OTHER)).isEmpty();
  }

  private List<ServicePlace> at(String address) {
    var key = AddressKey.of(address).orElseThrow();
    return snapshot(stores -> stores.directory().at(key, 9));
  }

  private void tables(Consumer<DirectoryTables> work) {
    commit(stores -> work.accept(stores.directoryTables().orElseThrow()));
  }

  private ServicePlace account(int n) {
    return new ServicePlace(keys().account(n), null);
  }

  private ServicePlace site(int n, int account) {
    return new ServicePlace(keys().account(account), keys().site(n));
  }
}

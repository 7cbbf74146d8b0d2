package io.github.portalinvites.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceUpkeep.Drift;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.internal.audience.PortalContract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written to the directory is counted at once, whichever way it was written. */
public interface DirectoryServiceContract extends PortalContract {

  /** Whatever a test did, nothing was forgotten. */
  @AfterEach
  default void nothingDrifted() {
    assertThat(upkeep().verify()).extracting(Drift::repaired).isEqualTo(0L);
  }

  @Test
  default void savesInAnyOrder() {
    var backwards = new ArrayList<>(records().invitable(1));
    Collections.reverse(backwards);
    given(backwards);
    assertThat(total(EVERYONE)).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void anAlteredAccountIsCountedAnew() {
    given(records().invitable(1));
    var owing = EVERYONE.restrictTo(Restriction.BALANCE_DUE);
    assertThat(total(owing).contacts()).isZero();
    given(records().account(1).balance(new BigDecimal("0.01")));
    assertThat(total(owing).contacts()).isEqualTo(1);
    given(records().account(1).balance(new BigDecimal("-5")));
    assertThat(total(owing).contacts()).isZero();
  }

  @Test
  default void anAlteredLinkIsCountedAnew() {
    given(records().invitable(1));
    given(records().link(1, 1).billing(BillingRole.PRIMARY_BILLING));
    assertThat(total(EVERYONE.restrictTo(Restriction.BILLING_CONTACTS)).contacts()).isEqualTo(1);
  }

  @Test
  default void sitesAndServicesAreCountedAtOnce() {
    givenSiteAndService();
    assertThat(total(active()).contacts()).isEqualTo(1);
    assertThat(total(walkIn()).contacts()).isEqualTo(1);
    given(Service.ended(keys().service(1), keys().site(1)));
    assertThat(total(active()).contacts()).isZero();
  }

  @Test
  default void aServiceMayMoveToAnotherSite() {
    givenSiteAndService();
    given(records().invitable(2));
    given(records().site(2, 2), records().service(1, 2));
    assertThat(shown(active(), DetailsQuery.all())).containsExactly("Contact 2 A2");
  }

  @Test
  default void aSiteMayMoveToAnotherAccount() {
    givenSiteAndService();
    given(records().invitable(2));
    given(records().site(1, 2).source(keys().siteSource(1)));
    assertThat(shown(active(), DetailsQuery.all())).containsExactly("Contact 2 A2");
    assertThat(shown(walkIn(), DetailsQuery.all())).containsExactly("Contact 2 A2");
  }

  @Test
  default void aSiteLevelLinkReachesItsSitesOnly() {
    givenSiteAndService();
    given(records().site(2, 1));
    given(records().link(1, 1).sites(Set.of(keys().site(2))));
    assertThat(total(walkIn()).contacts()).isZero();
    assertThat(total(active()).contacts()).isEqualTo(1);
    given(records().link(1, 1).sites(Set.of(keys().site(1), keys().site(2))));
    assertThat(total(walkIn()).contacts()).isEqualTo(1);
  }

  @Test
  default void aRemovedSiteTakesItsServicesAlong() {
    givenSiteAndService();
    directory().remove(keys().site(1));
    assertThat(total(active()).contacts()).isZero();
    assertThat(total(walkIn()).contacts()).isZero();
    assertThat(total(EVERYONE).contacts()).isEqualTo(1);
  }

  @Test
  default void anUnlinkedContactKeepsItsOtherAccounts() {
    given(records().invitable(1));
    given(records().invitable(2));
    given(records().link(1, 2));
    assertThat(total(EVERYONE)).isEqualTo(new Tally(2, 3));
    directory().unlink(keys().contact(1), keys().account(1));
    assertThat(shown(EVERYONE, DetailsQuery.all())).containsExactly("Contact 1 A2", "Contact 2 A2");
    directory().unlink(keys().contact(1), keys().account(2));
    assertThat(total(EVERYONE)).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void aRemovedContactIsGone() {
    given(records().invitable(1));
    directory().remove(keys().contact(1));
    assertThat(total(EVERYONE)).isEqualTo(Tally.ZERO);
  }

  @Test
  default void aRemovedAccountTakesItsRowsAlong() {
    givenSiteAndService();
    given(records().invitable(2));
    given(records().link(1, 2));
    directory().remove(keys().account(1));
    assertThat(shown(EVERYONE, DetailsQuery.all())).containsExactly("Contact 1 A2", "Contact 2 A2");
  }

  @Test
  default void removingWhatIsNotThereChangesNothing() {
    given(records().invitable(1));
    directory().remove(keys().contact(9));
    directory().remove(keys().account(9));
    directory().remove(keys().site(9));
    directory().unlink(keys().contact(1), keys().account(9));
    assertThat(total(EVERYONE)).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void anAccountMayMoveToAnotherDivision() {
    given(records().invitable(1));
    given(records().division(2));
    var moved = Account.of(keys().account(1), "A1", "Account 1", keys().division(2));
    given(moved);
    assertThat(total(AudienceFilter.division(keys().division(1)))).isEqualTo(Tally.ZERO);
    assertThat(total(AudienceFilter.division(keys().division(2)))).isEqualTo(new Tally(1, 1));
  }

  @Test
  default void loadsAWholeDirectory() {
    assertThat(directory().load(manyContacts(1_001))).isEqualTo(2_005);
    assertThat(upkeep().lag()).isZero();
    assertThat(total(EVERYONE)).isEqualTo(new Tally(1_001, 1_001));
  }

  @Test
  default void loadingAgainReplacesWhatIsThere() {
    directory().load(manyContacts(10));
    directory().load(manyContacts(10));
    assertThat(total(EVERYONE)).isEqualTo(new Tally(10, 10));
  }

  @Test
  default void aLoadThatBreaksOffIsCountedAsFarAsItCame() {
    var people = manyContacts(10).peek(each -> upkeep().catchUp());
    var twoBatches = Stream.of(divisions(2_000), people, divisions(2_000 - 23)).flatMap(s -> s);
    var broken = Stream.concat(twoBatches, Stream.of(1).map(each -> breakOff()));
    assertThatThrownBy(() -> directory().load(broken)).hasMessage("the file ended");
    assertThat(total(EVERYONE)).isEqualTo(new Tally(10, 10));
    directory().load(manyContacts(12));
    assertThat(total(EVERYONE)).isEqualTo(new Tally(12, 12));
  }

  @Test
  default void loadingNothingIsNoError() {
    assertThat(directory().load(Stream.of())).isZero();
  }

  @Test
  default void whatAHostToldIsLookedAtAgain() {
    given(records().invitable(1));
    counts(EVERYONE);
    commit(s -> s.directoryTables().orElseThrow().save(List.of(owing(1), records().contact(2))));
    assertThat(total(EVERYONE.restrictTo(Restriction.BALANCE_DUE)).contacts()).isZero();
    portal().door().directoryChanges().accounts(List.of(keys().account(1)));
    assertThat(total(EVERYONE.restrictTo(Restriction.BALANCE_DUE)).contacts()).isEqualTo(1);
    commit(s -> s.directoryTables().orElseThrow().save(List.of(records().link(2, 1))));
    portal().door().directoryChanges().contacts(List.of(keys().contact(2)));
    assertThat(total(EVERYONE).contacts()).isEqualTo(2);
  }

  private Tally total(AudienceFilter filter) {
    return counts(filter).total();
  }

  private AudienceFilter active() {
    return EVERYONE.restrictTo(Restriction.ACTIVE_SERVICES);
  }

  private AudienceFilter walkIn() {
    return EVERYONE.siteSources(Set.of(keys().siteSource(1)));
  }

  private void givenSiteAndService() {
    given(records().invitable(1));
    var source = SiteSource.of(keys().siteSource(1), "WALKIN");
    given(source, records().site(1, 1).source(keys().siteSource(1)), records().service(1, 1));
  }

  private DirectoryRecord owing(int account) {
    return records().account(account).balance(BigDecimal.TEN);
  }

  /** Contact after contact, each with its link to account 1. */
  private Stream<DirectoryRecord> manyContacts(int n) {
    return Stream.concat(
        Stream.of(records().division(1), records().accountClass(1), records().account(1)),
        IntStream.rangeClosed(1, n)
            .boxed()
            .flatMap(each -> Stream.of(records().contact(each), records().link(each, 1))));
  }

  private Stream<DirectoryRecord> divisions(int times) {
    return Stream.<DirectoryRecord>generate(() -> records().division(1)).limit(times);
  }

  private static DirectoryRecord breakOff() {
    throw new IllegalStateException("the file ended");
  }
}

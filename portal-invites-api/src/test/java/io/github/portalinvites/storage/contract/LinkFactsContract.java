package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.Service;
import io.github.portalinvites.storage.LinkFacts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What filters ask of a link: the sources of the sites in its scope, and active services. */
public interface LinkFactsContract extends StorageContract {

  @Test
  default void linkToTheWholeAccountHasTheSourcesOfAllItsSites() {
    given(records().account(1), records().contact(1), records().link(1, 1));
    given(
        records().site(1, 1).source(keys().siteSource(1)),
        records().site(2, 1).source(keys().siteSource(2)).active(false),
        records().site(3, 1),
        records().site(4, 2).source(keys().siteSource(4)));
    assertThat(onlyLink(1).siteSources())
        .containsExactlyInAnyOrder(keys().siteSource(1), keys().siteSource(2));
  }

  @Test
  default void linkToSitesHasTheirSourcesOnly() {
    given(records().account(1), records().contact(1));
    given(records().link(1, 1).sites(Set.of(keys().site(2), keys().site(3))));
    given(
        records().site(1, 1).source(keys().siteSource(1)),
        records().site(2, 1).source(keys().siteSource(2)),
        records().site(3, 1));
    assertThat(onlyLink(1).siteSources()).containsExactly(keys().siteSource(2));
  }

  @Test
  default void linkToNoneOfTheSitesHasNoSources() {
    given(records().account(1), records().contact(1), records().link(1, 1).sites(Set.of()));
    given(records().site(1, 1).source(keys().siteSource(1)));
    assertThat(onlyLink(1).siteSources()).isEmpty();
    assertThat(onlyLink(1).link().scope().wholeAccount()).isFalse();
  }

  @Test
  default void siteOfAnotherAccountLendsALinkNothing() {
    given(records().account(1), records().account(2), records().contact(1));
    given(records().site(2, 2).source(keys().siteSource(2)), records().service(1, 2));
    given(records().link(1, 1).sites(Set.of(keys().site(2))));
    assertThat(onlyLink(1).siteSources()).isEmpty();
    assertThat(onlyLink(1).activeServices()).isFalse();
  }

  @Test
  default void activeServiceCountsOnAnySiteAlsoOutOfScope() {
    given(records().account(1), records().contact(1), records().site(1, 1), records().site(2, 1));
    given(records().link(1, 1).sites(Set.of(keys().site(1))), records().service(1, 2));
    assertThat(onlyLink(1).activeServices()).isTrue();
  }

  @Test
  default void endedServiceIsNotActive() {
    given(records().account(1), records().contact(1), records().link(1, 1), records().site(1, 1));
    assertThat(onlyLink(1).activeServices()).isFalse();
    given(Service.ended(keys().service(1), keys().site(1)));
    assertThat(onlyLink(1).activeServices()).isFalse();
  }

  private LinkFacts onlyLink(int contact) {
    var id = keys().contact(contact);
    var links = snapshot(stores -> stores.directory().facts(List.of(id))).get(0).links();
    assertThat(links).hasSize(1);
    return links.get(0);
  }
}

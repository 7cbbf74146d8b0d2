package io.github.portalinvites.testkit;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceFilter.Lists;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.DirectoryWriter;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.portal.PageRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Worlds, filters and changes at random, all over the same few keys, so that they often meet. */
public final class RandomWorlds extends DomainContextBase {

  private static final Keys KEYS = Keys.WHOLE_NUMBERS;
  private static final DirectoryRecords RECORDS = new DirectoryRecords(KEYS);
  private static final int PORTAL_OFF_CLASS = 3;

  @Provide
  Arbitrary<RandomWorld> worlds() {
    var records =
        record()
            .list()
            .ofMaxSize(50)
            .withSizeDistribution(RandomDistribution.uniform())
            .map(RandomWorlds::withLists);
    return Combinators.combine(records, fate().list().ofMaxSize(8))
        .as(RandomWorld::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<AudienceFilter> filters() {
    return Combinators.combine(
            some(RandomWorld.DIVISIONS, KEYS::division),
            lists(),
            Arbitraries.of(Restriction.class).set().ofMaxSize(2),
            Arbitraries.of(Set.of(AccountStatus.ACTIVE), Set.<AccountStatus>of()),
            some(RandomWorld.CONTACTS, KEYS::contact),
            searches())
        .as(AudienceFilter::new)
        .withoutEdgeCases();
  }

  /** Any order on small pages. */
  @Provide
  Arbitrary<DetailsQuery> views() {
    return Combinators.combine(Arbitraries.of(AudienceSort.class), searches(), upTo(4))
        .as(
            (sort, search, size) ->
                DetailsQuery.all().sortBy(sort).search(search).page(PageRequest.first(size)));
  }

  private static Arbitrary<@Nullable String> searches() {
    return Arbitraries.of(
            "ann", "A", "x.com", "a1 an", "%", "_", "zoe", "acc", "\ud83d\ude00", "STRASSE")
        .injectNull(0.7);
  }

  /** Something that a host does to its directory, or that becomes of somebody. */
  @Provide
  Arbitrary<Step> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, record().map(RandomWorlds::saving)),
        Tuple.of(1, removal()),
        Tuple.of(2, fate().map(RandomWorlds::befalling)));
  }

  private static Step saving(DirectoryRecord record) {
    return inDirectory("save " + record, directory -> directory.save(record));
  }

  private static Step befalling(RandomWorld.Fate fate) {
    return new Step(fate.toString(), portal -> portal.commit(fate::befall));
  }

  private static Step inDirectory(String name, Consumer<DirectoryWriter> work) {
    return new Step(name, portal -> work.accept(portal.door().directory()));
  }

  private static Arbitrary<RandomWorld.Fate> fate() {
    return Combinators.combine(upTo(RandomWorld.CONTACTS), Arbitraries.of(RandomWorld.Kind.class))
        .as(RandomWorld.Fate::new);
  }

  private static Arbitrary<Step> removal() {
    return Combinators.combine(upTo(4), upTo(RandomWorld.CONTACTS), upTo(RandomWorld.ACCOUNTS))
        .as(
            (kind, contact, account) ->
                switch (kind) {
                  case 1 ->
                      inDirectory(
                          "unlink %d %d".formatted(contact, account),
                          to -> to.unlink(KEYS.contact(contact), KEYS.account(account)));
                  case 2 ->
                      inDirectory(
                          "remove contact " + contact, to -> to.remove(KEYS.contact(contact)));
                  case 3 ->
                      inDirectory(
                          "remove account " + account, to -> to.remove(KEYS.account(account)));
                  default ->
                      inDirectory("remove site " + account, to -> to.remove(KEYS.site(account)));
                });
  }

  private static Arbitrary<DirectoryRecord> record() {
    return Arbitraries.oneOf(
        account().map(each -> each),
        contact().map(each -> each),
        contact().map(each -> each),
        link().map(each -> each),
        link().map(each -> each),
        site().map(each -> each),
        service().map(each -> each));
  }

  private static Arbitrary<DirectoryRecord> account() {
    var places =
        Combinators.combine(upTo(RandomWorld.DIVISIONS), orNone(3), orNone(2), orNone(2))
            .as(
                (division, type, group, source) ->
                    new Account.Lists(
                        KEYS.division(division),
                        type == null ? null : KEYS.accountClass(type),
                        group == null ? null : KEYS.billGroup(group),
                        source == null ? null : KEYS.accountSource(source)));
    return Combinators.combine(
            upTo(RandomWorld.ACCOUNTS),
            Arbitraries.of("A1", "A2", "A10", "7", "\u00e91"),
            Arbitraries.of("Acc", "Änne & Co", "100%", ""),
            places,
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(AccountStatus.ACTIVE)),
                Tuple.of(1, Arbitraries.of(AccountStatus.class))),
            Arbitraries.of("-1", "0", "0.00", "0.01", "99").map(BigDecimal::new),
            Arbitraries.of(true, false))
        .as(
            (n, number, name, lists, status, balance, automatic) ->
                new Account(
                    KEYS.account(n), number, name, lists, status, balance, automatic, null));
  }

  private static Arbitrary<DirectoryRecord> contact() {
    var email =
        Arbitraries.of(
                "flo@x.com",
                "FLO@x.com ",
                "flo@X.COM",
                "ann@x.com",
                "bob@x.com",
                "ann@b\u00fccher.example",
                "ann@xn--bcher-kva.example",
                "none",
                "a@b@c",
                "",
                " ")
            .injectNull(0.1);
    return Combinators.combine(
            upTo(RandomWorld.CONTACTS), names(), email, Arbitraries.of(true, true, false))
        .as(
            (n, name, address, on) ->
                RECORDS.contact(n).name(PersonName.of(name)).email(address).portalAccess(on));
  }

  /** With accents in both forms, letters that change their length with case, and beyond U+FFFF. */
  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "Ann",
        "ann",
        "\u00c4nn B",
        "A\u0308nn b",
        "Zo\u00eb",
        "a_b",
        "",
        "\ud83d\ude00",
        "\ud801\udc00nn",
        "\ud801\udc28nn",
        "Stra\u00dfe",
        "\u0130rem",
        "\u0131rem");
  }

  private static Arbitrary<DirectoryRecord> link() {
    var whole = Arbitraries.just(ContactLink.Scope.WHOLE_ACCOUNT);
    var sites =
        some(RandomWorld.SITES, KEYS::site).map(chosen -> new ContactLink.Scope(false, chosen));
    return Combinators.combine(
            upTo(RandomWorld.CONTACTS),
            upTo(RandomWorld.ACCOUNTS),
            Arbitraries.oneOf(whole, sites),
            Arbitraries.of(BillingRole.class))
        .as(
            (contact, account, scope, role) ->
                new ContactLink(KEYS.contact(contact), KEYS.account(account), scope, role));
  }

  private static Arbitrary<DirectoryRecord> site() {
    return Combinators.combine(
            upTo(RandomWorld.SITES),
            upTo(RandomWorld.ACCOUNTS),
            orNone(3),
            Arbitraries.of(true, false))
        .as(
            (n, account, source, active) ->
                RECORDS
                    .site(n, account)
                    .source(source == null ? null : KEYS.siteSource(source))
                    .active(active));
  }

  private static Arbitrary<DirectoryRecord> service() {
    return Combinators.combine(upTo(6), upTo(RandomWorld.SITES), Arbitraries.of(true, false))
        .as((n, site, active) -> new Service(KEYS.service(n), KEYS.site(site), active));
  }

  private static Arbitrary<Lists> lists() {
    return Combinators.combine(
            some(3, KEYS::accountClass),
            some(2, KEYS::billGroup),
            some(2, KEYS::accountSource),
            some(3, KEYS::siteSource))
        .as(Lists::new);
  }

  private static List<DirectoryRecord> withLists(List<DirectoryRecord> more) {
    var off = RECORDS.accountClass(PORTAL_OFF_CLASS).portal(PortalSettings.DEFAULT.access(false));
    var lists =
        Stream.of(
            RECORDS.division(1),
            RECORDS.division(2),
            RECORDS.division(3),
            RECORDS.accountClass(1),
            RECORDS.accountClass(2),
            off);
    return Stream.concat(lists, more.stream()).toList();
  }

  private static Arbitrary<Integer> upTo(int n) {
    return Arbitraries.integers().between(1, n);
  }

  private static Arbitrary<@Nullable Integer> orNone(int n) {
    return upTo(n).injectNull(0.2);
  }

  /** Mostly none, since each condition rules out most of a small world. */
  private static <T> Arbitrary<Set<T>> some(int n, IntFunction<T> key) {
    var all = IntStream.rangeClosed(1, n).mapToObj(key).toList();
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(Set.of())),
        Tuple.of(1, Arbitraries.of(all).set().ofMinSize(1)));
  }

  /** One thing that happens. */
  public record Step(String name, Consumer<TestPortal> work) {

    @Override
    public String toString() {
      return name;
    }
  }
}

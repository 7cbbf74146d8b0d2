package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.permission.Permission.BULK_EMAIL_CONTACTS;
import static io.github.portalinvites.permission.Permission.SEND_CUSTOMER_PORTAL_INVITATION;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.ContactList;
import io.github.portalinvites.audience.ContactQuery;
import io.github.portalinvites.audience.ContactRow;
import io.github.portalinvites.audience.InvalidFilterException;
import io.github.portalinvites.audience.TooManyContactsException;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.testkit.AudienceLinks;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of contacts that a user picks from by hand. */
public interface ContactListContract extends PortalContract {

  ContactQuery ALL = ContactQuery.all();

  @Test
  default void contactIsShownAsTheHostHasIt() {
    given(records().account(1), records().link(1, 1));
    given(
        records()
            .contact(1)
            .name(PersonName.of("Rosa", "Delgado").title("Dr"))
            .email(" Rosa@Example.org")
            .mobilePhone("555 0100")
            .note("calls on Mondays"));
    assertThat(list(ALL))
        .containsExactly(
            new ContactRow(
                keys().contact(1),
                "Rosa",
                "Delgado",
                " Rosa@Example.org",
                "555 0100",
                "calls on Mondays"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  default void wholeNameComesFirstWhereItIsNotKeptApart(String given) {
    given(records().account(1), records().link(1, 1), records().link(2, 1));
    given(records().contact(1).name(PersonName.of("Rosa Delgado")));
    given(records().contact(2).name(new PersonName(null, "Ada Okafor", given, "Okafor")));
    assertThat(firstNames(ALL)).containsExactly("Ada Okafor", "Rosa Delgado");
    assertThat(list(ALL)).extracting(ContactRow::lastName).containsOnlyNulls();
  }

  @Test
  default void contactsAreInOrderOfFirstNameThenLastNameWhateverCaseAndAccents() {
    people(
        PersonName.of("Zoë", "Abel"),
        PersonName.of("zoe", "Zimmer"),
        PersonName.of("Émile", "Zola"),
        PersonName.of("Jo", "Zimmer"),
        PersonName.of("Joan", "Abel"),
        PersonName.of("ZOE", "Moor"));
    assertThat(list(ALL))
        .extracting(row -> row.firstName() + " " + row.lastName())
        .containsExactly(
            "Émile Zola", "Jo Zimmer", "Joan Abel", "Zoë Abel", "ZOE Moor", "zoe Zimmer");
  }

  @Test
  default void everyLinkedContactIsListedOnceWhateverTheAccountsStatus() {
    smallWorld();
    given(records().contact(20).name(PersonName.of("Nobody's")));
    assertThat(firstNames(ALL))
        .containsExactly(
            "Ann", "Bob", "Cy", "Di", "Eve", "Flo", "Flora", "Gus", "Hal", "Ivy", "Jo", "Kim");
  }

  @Test
  default void searchFindsAllWordsInNameEmailAndAccount() {
    smallWorld();
    assertThat(firstNames(ALL.search("FLÖ"))).containsExactly("Flo", "Flora");
    assertThat(firstNames(ALL.search("flo@x.com flora"))).containsExactly("Flora");
    assertThat(firstNames(ALL.search("a3"))).containsExactly("Gus");
    assertThat(firstNames(ALL.search("nobody"))).isEmpty();
  }

  @Test
  default void searchThatHoldsNothingIsRefused() {
    assertThatThrownBy(() -> list(ALL.search("\u0301"))).isInstanceOf(InvalidFilterException.class);
    assertThatThrownBy(() -> ALL.search(" ")).isInstanceOf(InvalidFilterException.class);
  }

  @Test
  default void pagesOfContactsAddUpToTheWhole() {
    smallWorld();
    var whole = list(ALL);
    for (int size : new int[] {1, 5, 12}) {
      assertThat(walk(ALL.page(PageRequest.first(size)))).isEqualTo(whole);
    }
  }

  @Test
  default void contactsThatStayAreListedOnceWhileOthersChange() {
    smallWorld();
    var query = ALL.page(PageRequest.first(4));
    var first = contacts().page(DANA, query);
    directory().remove(keys().contact(SmallWorld.DI));
    directory().unlink(keys().contact(SmallWorld.EVE_WITHOUT_EMAIL), keys().account(1));
    given(records().contact(SmallWorld.KIM).name(PersonName.of("Aaron")));
    given(records().contact(20).name(PersonName.of("Flip")), records().link(20, 1));
    var rest = walk(query.page(query.page().after(first.next().orElseThrow())));
    assertThat(rest)
        .extracting(ContactRow::firstName)
        .containsExactly("Flip", "Flo", "Flora", "Gus", "Hal", "Ivy", "Jo");
  }

  @Test
  default void cursorOfContactsIsForOneQuestionActorAndScopeOnly() {
    smallWorld();
    var query = ALL.page(PageRequest.first(2));
    var cursor = contacts().page(DANA, query).next().orElseThrow();
    refused(contacts(), DANA, ALL.search("x.com"), cursor);
    refused(contacts(), Actor.of("evan", "Evan"), ALL, cursor);
    refused(contactsFor(1), DANA, ALL, cursor);
    refused(contacts(), DANA, ALL, new Cursor(cursor.value() + "A"));
  }

  @Test
  default void contactIsInScopeIfAnyOfItsLinksIs() {
    smallWorld();
    assertThat(contactsFor(2).page(DANA, ALL).items())
        .extracting(ContactRow::firstName)
        .containsExactly("Kim");
    assertThat(contactsFor(1).matching(DANA, ALL)).hasSize(12);
    assertThat(contactsFor(9).matching(DANA, ALL)).isEmpty();
  }

  @Test
  default void foreignAccountsAreNotSearched() {
    smallWorld();
    assertThat(contactsFor(2).matching(DANA, ALL.search("a2"))).isEmpty();
    assertThat(contactsFor(1).matching(DANA, ALL.search("kim a2"))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Permission.class,
      names = {"BULK_EMAIL_CONTACTS", "SEND_CUSTOMER_PORTAL_INVITATION"})
  default void bothPermissionsAreNeeded(Permission missing) {
    Authorizer others =
        (portal, actor, permission) ->
            permission == missing ? PermittedDivisions.NONE : PermittedDivisions.ALL;
    forbidden(DANA, others);
  }

  @Test
  default void nobodyAndTheLibraryItselfSeeNoContacts() {
    Authorizer all = (portal, actor, permission) -> PermittedDivisions.ALL;
    forbidden(null, all);
    forbidden(Actor.SYSTEM, all);
  }

  @Test
  default void scopeIsWhereTheActorHasBothPermissions() {
    smallWorld();
    var portal = new TestPortal(tested());
    portal.authorize(
        (id, actor, permission) ->
            permission == BULK_EMAIL_CONTACTS
                ? PermittedDivisions.of(keys().division(1), keys().division(2))
                : permission == SEND_CUSTOMER_PORTAL_INVITATION
                    ? PermittedDivisions.of(keys().division(2), keys().division(9))
                    : PermittedDivisions.NONE);
    assertThat(portal.door().contacts().matching(DANA, ALL))
        .containsExactly(keys().contact(SmallWorld.KIM));
  }

  @Test
  default void allThatMatchCanBePickedAndPlanned() {
    smallWorld();
    portal().ready();
    var picked = contacts().matching(DANA, ALL.search("x.com").page(PageRequest.first(1)));
    assertThat(picked).hasSize(11);
    var plan = portal().plan(AudienceFilter.everyone().contacts(picked));
    assertThat(plan.recipients()).isPositive();
  }

  @Test
  default void moreThanAFilterCanNameAreNotPicked() {
    var limit = AudienceFilter.MAX_VALUES;
    var links = IntStream.rangeClosed(0, limit).mapToObj(this::row).toList();
    replace(IntStream.rangeClosed(0, limit), links);
    var refusal =
        catchThrowableOfType(TooManyContactsException.class, () -> contacts().matching(DANA, ALL));
    assertThat(refusal).hasMessageContaining("10000");
    assertThat(refusal.limit()).isEqualTo(limit);
    replace(IntStream.of(0), List.of());
    assertThat(contacts().matching(DANA, ALL)).hasSize(limit);
    replace(IntStream.rangeClosed(1, limit), List.of()); // the directory has never had them
  }

  private AudienceLink row(int n) {
    return AudienceLinks.link(keys(), n, 1).build();
  }

  private void replace(IntStream contacts, List<AudienceLink> links) {
    var ids = contacts.mapToObj(keys()::contact).collect(toSet());
    commit(
        stores -> {
          stores.changes().take(1);
          stores.audience().replace(ids, links);
        });
  }

  private void people(PersonName... names) {
    given(records().account(1));
    for (int n = 0; n < names.length; n++) {
      given(records().contact(n).name(names[n]), records().link(n, 1));
    }
  }

  private void forbidden(@Nullable Actor actor, Authorizer authorizer) {
    var storage = new GuardedStorage(tested().storage());
    var portal = new TestPortal(tested().with(storage));
    portal.authorize(authorizer);
    storage.guard();
    var list = portal.door().contacts();
    assertThatThrownBy(() -> list.page(actor, ALL)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> list.matching(actor, ALL)).isInstanceOf(ForbiddenException.class);
  }

  private static void refused(ContactList list, Actor actor, ContactQuery query, Cursor cursor) {
    var next = query.page(PageRequest.first(2).after(cursor));
    assertThatThrownBy(() -> list.page(actor, next)).isInstanceOf(InvalidCursorException.class);
  }

  private ContactList contacts() {
    return portal().door().contacts();
  }

  private ContactList contactsFor(int division) {
    var narrower = new TestPortal(tested());
    var only = PermittedDivisions.of(keys().division(division));
    narrower.authorize((portal, actor, permission) -> only);
    return narrower.door().contacts();
  }

  private List<ContactRow> list(ContactQuery query) {
    return contacts().page(DANA, query.page(PageRequest.first(PageRequest.MAX_SIZE))).items();
  }

  private List<String> firstNames(ContactQuery query) {
    return list(query).stream().map(ContactRow::firstName).toList();
  }

  private List<ContactRow> walk(ContactQuery query) {
    var page = contacts().page(DANA, query);
    var rows = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = contacts().page(DANA, query.page(query.page().after(page.next().get())));
      rows.addAll(page.items());
    }
    return rows;
  }
}

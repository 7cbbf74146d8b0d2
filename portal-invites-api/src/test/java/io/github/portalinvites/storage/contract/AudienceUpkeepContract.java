package io.github.portalinvites.storage.contract;

import static io.github.portalinvites.testkit.Standings.ACCEPTED;
import static io.github.portalinvites.testkit.Standings.BOUNCED;
import static io.github.portalinvites.testkit.Standings.PENDING;
import static io.github.portalinvites.testkit.TestInvitations.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.storage.AudienceLink;
import io.github.portalinvites.testkit.AudienceLinks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Audience rows, as they are written and found again. */
public interface AudienceUpkeepContract extends AudienceContract {

  @Test
  default void audienceRowComesBackAsItWas() {
    var link =
        link(1, 2)
            .name(DirectoryContract.ANY_TEXT)
            .account("A 7/'2", DirectoryContract.ANY_TEXT)
            .division(3)
            .accountClass(4)
            .billGroup(5)
            .accountSource(6)
            .accountStatus(AccountStatus.PROSPECT)
            .siteSources(keys().siteSource(7), keys().siteSource(8))
            .satisfies(Restriction.values())
            .standing(ACCEPTED)
            .build();
    rows(List.of(link));
    assertThat(rowsOf(1)).containsExactly(link);
  }

  @Test
  default void audienceRowWithoutAnythingComesBackAsItWas() {
    var link = link(1, 1).email(null).noAccountClass().build();
    rows(List.of(link));
    assertThat(rowsOf(1)).containsExactly(link);
  }

  @Test
  default void everyStandingComesBackAsItWas() {
    var links =
        List.of(
            link(1, 1).standing(ACCEPTED).build(),
            link(2, 1).standing(PENDING).build(),
            link(3, 1).standing(BOUNCED).build(),
            link(4, 1).build());
    rows(links);
    assertThat(rowsOf(1, 2, 3, 4)).containsExactlyInAnyOrderElementsOf(links);
  }

  @Test
  default void rowsAreReplacedContactByContact() {
    rows(link(1, 1), link(1, 2), link(2, 1));
    rows(link(1, 2).division(2), link(1, 3));
    assertThat(rowsOf(1))
        .containsExactlyInAnyOrder(link(1, 2).division(2).build(), link(1, 3).build());
    assertThat(rowsOf(2)).containsExactly(link(2, 1).build());
  }

  @Test
  default void contactCanLoseAllRows() {
    rows(link(1, 1), link(2, 1));
    removeRows(contact(1), contact(9));
    assertThat(rowsOf(1, 2)).containsExactly(link(2, 1).build());
    assertThat(total(ACTIVE).contacts()).isEqualTo(1);
  }

  @Test
  default void contactCanComeBack() {
    rows(link(1, 1));
    removeRows(contact(1));
    rows(link(1, 1), link(1, 2));
    assertThat(rowsOf(1)).hasSize(2);
  }

  @Test
  default void replacingInOneGoMixesAllKindsOfChange() {
    rows(link(1, 1), link(2, 1));
    fold(
        stores ->
            stores
                .audience()
                .replace(
                    Set.of(contact(1), contact(2), contact(3)),
                    List.of(link(2, 2).build(), link(3, 1).build())));
    assertThat(rowsOf(1, 2, 3)).containsExactlyInAnyOrder(link(2, 2).build(), link(3, 1).build());
  }

  @Test
  default void restatingChangesAllRowsOfAContact() {
    rows(link(1, 1), link(1, 2), link(2, 1));
    fold(stores -> stores.audience().restate(Map.of(contact(1), PENDING)));
    assertThat(rowsOf(1)).extracting(AudienceLink::standing).containsOnly(PENDING);
    assertThat(rowsOf(2)).containsExactly(link(2, 1).build());
    assertThat(counts(ACTIVE).pending().rows()).isEqualTo(2);
  }

  @Test
  default void restatingPassesOverContactsWithoutRows() {
    fold(stores -> stores.audience().restate(Map.of(contact(1), PENDING)));
    fold(stores -> stores.audience().restate(Map.of()));
    assertThat(rowsOf(1)).isEmpty();
  }

  @Test
  default void restatingManyContactsAtOnce() {
    rows(IntStream.rangeClosed(1, 1_500).mapToObj(n -> link(n, 1).build()).toList());
    var all =
        IntStream.rangeClosed(1, 1_500)
            .boxed()
            .collect(Collectors.toMap(this::contact, n -> PENDING));
    fold(stores -> stores.audience().restate(all));
    assertThat(counts(ACTIVE).pending().contacts()).isEqualTo(1_500);
  }

  @Test
  default void contactsOfAnIdentityShareItsMailbox() {
    rows(link(1, 1).email("flo@x.com"), link(2, 1).email("FLO@x.com "), link(3, 1).email(null));
    var flo = mailbox("flo@x.com");
    var third = IdentityId.of(contact(3));
    assertThat(contactsOf(flo, third, mailbox("gus@x.com")))
        .isEqualTo(Map.of(flo, Set.of(contact(1), contact(2)), third, Set.of(contact(3))));
    assertThat(contactsOf()).isEmpty();
  }

  @Test
  default void contactIsFoundByItsMailboxWhereThatIsNotItsIdentity() {
    var first = IdentityId.of(contact(1));
    var shared = mailbox("flo@x.com");
    rows(ownLogin(1, "flo@x.com"), ownLogin(2, " FLO@x.com"), ownLogin(3, null));
    assertThat(contactsOf(first, shared, IdentityId.of(contact(3))))
        .isEqualTo(
            Map.of(
                first,
                Set.of(contact(1)),
                shared,
                Set.of(contact(1), contact(2)),
                IdentityId.of(contact(3)),
                Set.of(contact(3))));
    rows(ownLogin(2, "gus@x.com"));
    removeRows(contact(1));
    assertThat(contactsOf(first, shared, mailbox("gus@x.com")))
        .isEqualTo(Map.of(mailbox("gus@x.com"), Set.of(contact(2))));
  }

  private AudienceLinks ownLogin(int contact, String email) {
    return link(contact, 1).email(email).ownLogin();
  }

  @Test
  default void contactWithAnotherAddressLeavesItsOldIdentity() {
    rows(link(1, 1).email("old@x.com"), link(1, 2).email("old@x.com"));
    rows(link(1, 1).email("new@x.com"));
    assertThat(contactsOf(mailbox("old@x.com"), mailbox("new@x.com")))
        .isEqualTo(Map.of(mailbox("new@x.com"), Set.of(contact(1))));
  }

  @Test
  default void contactWithoutRowsHasNoIdentityThere() {
    rows(link(1, 1).email("flo@x.com"), link(2, 1).email("flo@x.com"));
    removeRows(contact(1));
    assertThat(contactsOf(mailbox("flo@x.com")))
        .isEqualTo(Map.of(mailbox("flo@x.com"), Set.of(contact(2))));
  }

  @Test
  default void contactsWithRowsComeInKeyOrder() {
    rows(link(11, 1), link(2, 1), link(2, 2), link(9, 1), link(10, 1));
    look(
        stores -> {
          var audience = stores.audience();
          assertThat(audience.contactsAfter(null, 2)).containsExactly(contact(2), contact(9));
          assertThat(audience.contactsAfter(contact(9), 9))
              .containsExactly(contact(10), contact(11));
          assertThat(audience.contactsAfter(contact(3), 1)).containsExactly(contact(9));
          assertThat(audience.contactsAfter(contact(11), 1)).isEmpty();
        });
  }

  @Test
  default void rowsOfContactsThatHaveNoneAreEmpty() {
    rows(link(1, 1));
    look(
        stores -> {
          assertThat(stores.audience().of(List.of(contact(2)))).isEmpty();
          assertThat(stores.audience().of(List.of(keys().ofAnotherType().contact(1)))).isEmpty();
          assertThat(stores.audience().of(List.of())).isEmpty();
        });
  }

  @Test
  default void audienceOfAnotherPortalIsNotSeen() {
    rows(link(1, 1));
    commitElsewhere(
        stores -> {
          stores.changes().take(1);
          stores.audience().replace(Set.of(contact(1)), List.of());
          stores.audience().restate(Map.of(contact(1), PENDING));
          assertThat(stores.audience().counts(query(ACTIVE)).total().rows()).isZero();
          assertThat(stores.audience().contactsAfter(null, 1)).isEmpty();
        });
    assertThat(rowsOf(1)).containsExactly(link(1, 1).build());
  }

  @Test
  default void rolledBackRowsAreAsTheyWere() {
    rows(link(1, 1), link(2, 1));
    rollBack(
        stores -> {
          stores.changes().take(1);
          stores.audience().replace(Set.of(contact(1)), List.of(link(1, 2).build()));
          stores.audience().restate(Map.of(contact(2), PENDING));
        });
    assertThat(rowsOf(1, 2)).containsExactlyInAnyOrder(link(1, 1).build(), link(2, 1).build());
  }

  private List<AudienceLink> rowsOf(Integer... contacts) {
    Collection<ContactId> ids = List.of(contacts).stream().map(this::contact).toList();
    return snapshot(stores -> stores.audience().of(ids));
  }

  private Map<IdentityId, Set<ContactId>> contactsOf(IdentityId... identities) {
    return snapshot(stores -> stores.audience().contactsOf(List.of(identities)));
  }

  private ContactId contact(int n) {
    return keys().contact(n);
  }
}

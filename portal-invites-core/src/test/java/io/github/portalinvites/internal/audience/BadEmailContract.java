package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.InvalidDirectoryRecordException;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Obstacle;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.testkit.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of bad-inputs.tsv, area contact-email: whoever has such an address is counted, and
 * mailed only where the row says so.
 */
public interface BadEmailContract extends PortalContract {

  static Stream<BadInput> accepted() {
    return BadInput.area("contact-email").filter(BadInput::isAccepted);
  }

  /** Addresses that no database can store stand in {@link #whatCannotBeStoredIsRefused()}. */
  static Stream<BadInput> notMailable() {
    return BadInput.area("contact-email")
        .filter(row -> row.expected().startsWith("invalid e-mail"))
        .filter(row -> row.text().indexOf('\0') < 0);
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.internal.audience.BadEmailContract#notMailable")
  default void isCountedAndNeverMailed(BadInput row) {
    givenContactWith(row.text());
    assertThat(counts(EVERYONE).notSent().contacts()).isEqualTo(1);
    assertThat(details(EVERYONE, DetailsQuery.all()).get(0).email()).isEqualTo(row.text());
    var reason = row.text().isEmpty() ? SkipReason.NO_EMAIL : SkipReason.INVALID_EMAIL;
    assertThat(obstacles()).extracting(Obstacle::reason).containsExactly(reason);
    assertThat(audience().obstacles(DANA, EVERYONE)).isEqualTo(Map.of(reason, 1L));
    var plan = portal().ready().plan(invite());
    assertThat(plan.recipients()).isZero();
    assertThat(plan.skipped()).isEqualTo(Map.of(reason, 1L));
    portal().start(plan);
    portal().work();
    assertThat(portal().mails().attempts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.internal.audience.BadEmailContract#accepted")
  default void isMailedToTheTrimmedSpelling(BadInput row) {
    givenContactWith(row.text());
    assertThat(obstacles()).isEmpty();
    var address = EmailAddress.parse(row.text());
    assertThat(address.deliverable()).isEqualTo(row.text().strip());
    assertThat(identity().value()).isEqualTo(row.text().strip().toLowerCase(Locale.ROOT));
    assertThat(details(EVERYONE, DetailsQuery.all()).get(0).email()).isEqualTo(row.text());
    portal().ready().send(invite());
    assertThat(portal().mails().sent())
        .extracting(mail -> mail.recipient().address().deliverable())
        .containsExactly(row.text().strip());
  }

  @Test
  default void everyRowIsAskedForSomewhere() {
    var elsewhere = Set.of("a@b.example\0", "\u017ftan@example.org");
    var asked = Stream.concat(accepted(), notMailable()).map(BadInput::text);
    assertThat(BadInput.area("contact-email").map(BadInput::text))
        .hasSizeGreaterThan(elsewhere.size())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(asked, elsewhere.stream()).toList());
  }

  @Test
  default void aLongSIsNoS() {
    givenContactWith("\u017ftan@example.org");
    given(records().contact(2).email("stan@example.org"), records().link(2, 1));
    assertThat(counts(EVERYONE).total().contacts()).isEqualTo(2);
    assertThat(obstacles()).extracting(Obstacle::reason).containsExactly(SkipReason.INVALID_EMAIL);
    assertThat(identity()).isNotEqualTo(IdentityId.of(EmailAddress.parse("stan@example.org")));
  }

  @Test
  default void whatCannotBeStoredIsRefused() {
    assertThatThrownBy(() -> givenContactWith("a@b.example\0"))
        .isInstanceOf(InvalidDirectoryRecordException.class)
        .hasMessage("The email of contact %s cannot be stored".formatted(keys().contact(1)));
    assertThat(counts(EVERYONE).total().contacts()).isZero();
  }

  @Test
  default void spellingsOfOneMailboxShareAnIdentity() {
    givenContactWith(" Ann@B\u00fccher.EXAMPLE\t");
    given(records().contact(2).email("ann@xn--bcher-kva.example"), records().link(2, 1));
    counts(EVERYONE);
    assertThat(contactsOf(identity()))
        .containsExactlyInAnyOrder(keys().contact(1), keys().contact(2));
  }

  private void givenContactWith(String email) {
    var records = new ArrayList<>(records().invitable(1));
    records.add(records().contact(1).email(email));
    given(records);
  }

  private BulkInvite invite() {
    return BulkInvite.to(AudienceFilter.division(keys().division(1)));
  }

  private List<Obstacle> obstacles() {
    return audience().explain(DANA, keys().contact(1), EVERYONE).obstacles();
  }

  private Set<ContactId> contactsOf(IdentityId identity) {
    return snapshot(stores -> stores.audience().contactsOf(List.of(identity))).get(identity);
  }

  private IdentityId identity() {
    return snapshot(
        stores ->
            IdentityId.mailboxOf(
                stores.directory().facts(List.of(keys().contact(1))).get(0).contact()));
  }
}

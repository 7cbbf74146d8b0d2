package io.github.portalinvites.invitation;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.bulk.BadInputContract;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area token. */
public interface BadTokenContract extends InvitedContract, BadInputContract {

  String ROWS = "io.github.portalinvites.invitation.BadTokenContract#";
  String NOBODYS = "pi1_" + "n".repeat(43);

  static Stream<BadInput> unknown() {
    return tokens("one uniform \"unknown link\" outcome");
  }

  static Stream<BadInput> dead() {
    return tokens("dead link");
  }

  static Stream<BadInput> looks() {
    return tokens("no state change");
  }

  static Stream<BadInput> redirects() {
    return tokens("ignored");
  }

  private static Stream<BadInput> tokens(String expected) {
    return BadInput.area("token").filter(row -> row.expected().startsWith(expected));
  }

  @ParameterizedTest
  @MethodSource(ROWS + "unknown")
  default void isUnknownLikeEveryWrongToken(BadInput row) {
    var portal = invited(1);
    var brought = brought(portal, row);
    var before = stored();
    assertThat(portal.door().acceptance().peek(brought))
        .isEqualTo(portal.door().acceptance().peek(NOBODYS))
        .isEqualTo(new LinkState.Unknown());
    assertThat(portal.door().acceptance().accept(brought, CHOSEN))
        .isEqualTo(portal.door().acceptance().accept(NOBODYS, CHOSEN))
        .isEqualTo(new AcceptOutcome.Unknown());
    portal.door().acceptance().sendNewLink(brought);
    assertThat(stored()).isEqualTo(before);
    portal.work();
    assertThat(portal.mails().attempts()).hasSize(1);
    assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
  }

  @ParameterizedTest
  @MethodSource(ROWS + "unknown")
  default void isNotHashedUnlessItLooksLikeAToken(BadInput row) {
    var watched = watched();
    var portal = town(1, watched);
    portal.send(invite());
    var brought = brought(portal, row);
    var calls = new ArrayList<String>();
    watched.before(calls::add);
    portal.door().acceptance().peek(brought);
    portal.door().acceptance().accept(brought, CHOSEN);
    assertThat(calls.contains("invitations.find")).isEqualTo(row.text().contains("upper case"));
    calls.clear();
    portal.door().acceptance().peek(NOBODYS);
    assertThat(calls).contains("invitations.find");
  }

  @ParameterizedTest
  @MethodSource(ROWS + "dead")
  default void genuineLinkSaysWhyItIsDead(BadInput row) {
    var watched = watched();
    var portal = town(1, watched);
    portal.send(invite());
    var why = killed(portal, row);
    var status = status(portal, 1);
    changesNothing(
        watched,
        () -> {
          assertThat(peek(portal)).isEqualTo(new LinkState.Dead(why));
          assertThat(accept(portal)).isEqualTo(new AcceptOutcome.Dead(why));
          assertThat(portal.door().acceptance().accept(token(portal)))
              .isEqualTo(new AcceptOutcome.Dead(why));
        });
    assertThat(status(portal, 1)).isEqualTo(status);
  }

  /** A host answers HEAD, OPTIONS and GET by {@code peek}. */
  @ParameterizedTest
  @MethodSource(ROWS + "looks")
  default void lookingWritesNothing(BadInput row) {
    assertThat(row.text()).isEqualTo("HEAD / OPTIONS with the valid token");
    var watched = watched();
    var portal = town(1, watched);
    portal.send(invite());
    changesNothing(
        watched,
        () -> {
          assertThat(peek(portal)).isInstanceOf(LinkState.Open.class);
          assertThat(peek(portal)).isEqualTo(peek(portal));
        });
    assertThat(status(portal, 1)).isEqualTo(InvitationStatus.PENDING);
  }

  /** A link is the portal's URL and its token, and no answer names a place to go on to. */
  @ParameterizedTest
  @MethodSource(ROWS + "redirects")
  default void linkLeadsNowhereElse(BadInput row) {
    var portal = invited(1);
    var query = row.text().substring("valid token + ".length());
    assertThat(query).startsWith("?next=");
    assertThat(portal.door().acceptance().peek(token(portal) + query))
        .isEqualTo(new LinkState.Unknown());
    assertThat(portal.door().acceptance().accept(token(portal) + query, CHOSEN))
        .isEqualTo(new AcceptOutcome.Unknown());
    assertThat(mail(portal, 0).text())
        .contains("https://portal.example.com/welcome?invitation=" + token(portal) + "\n")
        .doesNotContain("next=");
    assertThat(accept(portal).toString() + peek(portal)).doesNotContain("evil.test");
  }

  @Test
  default void everyTokenIsBrought() {
    assertThat(Stream.of(unknown(), dead(), looks(), redirects()).flatMap(rows -> rows))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(BadInput.area("token").toList());
  }

  private @Nullable String brought(TestPortal portal, BadInput row) {
    var token = token(portal);
    return switch (row.text()) {
      case "null" -> null;
      case "<valid token>=" -> token + "=";
      case "<valid token in upper case>" -> "pi1_" + token.substring(4).toUpperCase(Locale.ROOT);
      case "<hex of the digest stored in the DB>" -> Secrets.lookUpToken(token).orElseThrow();
      default -> {
        assertThat(row.text()).doesNotStartWith("<");
        yield row.text();
      }
    };
  }

  private DeadLink killed(TestPortal portal, BadInput row) {
    switch (row.text()) {
      case "<used>" -> assertThat(portal.door().acceptance().accept(token(portal))).isNotNull();
      case "<revoked>" -> portal.door().invitations().revoke(DANA, contact(1));
      default -> {
        assertThat(row.text()).contains("contact e-mail changed");
        portal.door().directory().save(records().contact(1).email("elsewhere@example.org"));
      }
    }
    return row.text().equals("<used>") ? new DeadLink.AlreadyAccepted() : new DeadLink.Revoked();
  }
}

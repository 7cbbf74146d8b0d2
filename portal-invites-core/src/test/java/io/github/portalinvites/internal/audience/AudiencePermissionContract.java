package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.audience.Audience;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.TestPortal;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of bad-inputs.tsv, area division-permission, for each call of the audience. */
public interface AudiencePermissionContract extends PortalContract {

  Authorizer ALLOW_ALL = (portal, actor, permission) -> PermittedDivisions.ALL;

  @ParameterizedTest
  @EnumSource(Call.class)
  default void withoutThePermissionNothingIsRead(Call call) {
    Authorizer others =
        (portal, actor, permission) ->
            permission == Permission.SEND_ACCOUNT_PORTAL_INVITATIONS
                ? PermittedDivisions.NONE
                : PermittedDivisions.ALL;
    for (var filter : List.of(EVERYONE, d(1), d(9))) {
      assertForbidden(call, DANA, filter, others);
      assertForbidden(call, DANA, filter, Authorizer.DENY_ALL);
    }
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  default void nobodyIsForbidden(Call call) {
    assertForbidden(call, null, EVERYONE, ALLOW_ALL);
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  default void whoClaimsToBeTheLibraryIsForbidden(Call call) {
    assertForbidden(call, Actor.SYSTEM, EVERYONE, ALLOW_ALL);
    assertForbidden(call, Actor.of("SYSTEM", "Mallory"), EVERYONE, ALLOW_ALL);
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  default void aForeignDivisionIsLikeOneThatDoesNotExist(Call call) {
    smallWorld();
    var own = audienceFor(keys().division(1));
    var all = audience();
    var foreign = catchThrowableOfType(NotFoundException.class, () -> ask(call, own, d(2)));
    var unknown = catchThrowableOfType(NotFoundException.class, () -> ask(call, own, d(9)));
    var missing = catchThrowableOfType(NotFoundException.class, () -> ask(call, all, d(9)));
    assertThat(foreign.kind()).isEqualTo("division").isEqualTo(unknown.kind());
    assertThat(foreign).hasMessage("No division " + keys().division(2));
    assertThat(unknown).hasMessage(missing.getMessage());
  }

  @Test
  default void anActorSeesItsOwnDivisionsOnly() {
    smallWorld();
    var dana = audienceFor(keys().division(2));
    assertThat(dana.counts(DANA, EVERYONE).total().rows()).isEqualTo(1);
    assertThat(dana.details(DANA, EVERYONE, DetailsQuery.all()).items())
        .extracting(AudienceRow::contactName)
        .containsExactly("Kim");
    assertThat(dana.countsByDivision(DANA, EVERYONE).byDivision())
        .containsOnlyKeys(keys().division(2));
    assertThat(dana.facets(DANA, EVERYONE).divisions()).containsOnlyKeys(keys().division(2));
    assertThat(dana.obstacles(DANA, EVERYONE)).isEmpty();
  }

  @Test
  default void anExplanationShowsTheActorsDivisionsOnly() {
    smallWorld();
    var dana = audienceFor(keys().division(2));
    var kim = dana.explain(DANA, keys().contact(SmallWorld.KIM), EVERYONE);
    assertThat(kim.links()).extracting("accountNumber").containsExactly("A5");
  }

  @Test
  default void aForeignContactIsLikeOneThatDoesNotExist() {
    smallWorld();
    var dana = audienceFor(keys().division(2));
    for (int contact : new int[] {SmallWorld.ANN, 999}) {
      assertThatThrownBy(() -> dana.explain(DANA, keys().contact(contact), EVERYONE))
          .isInstanceOf(NotFoundException.class)
          .hasMessage("No contact " + keys().contact(contact));
    }
  }

  @Test
  default void divisionsThatNoLongerExistOpenNothing() {
    smallWorld();
    var dana = audienceFor(keys().division(9));
    assertThat(dana.counts(DANA, EVERYONE).total().rows()).isZero();
    assertThat(dana.countsByDivision(DANA, EVERYONE).byDivision()).isEmpty();
    var facets = dana.facets(DANA, EVERYONE);
    assertThat(facets.divisions()).isEmpty();
    assertThat(facets.accountClasses()).isEmpty();
  }

  private void assertForbidden(
      Call call, @Nullable Actor actor, AudienceFilter filter, Authorizer authorizer) {
    var storage = new GuardedStorage(tested().storage());
    var portal = new TestPortal(tested().with(storage));
    portal.authorize(authorizer);
    storage.guard();
    assertThatThrownBy(() -> call.ask(portal.door().audience(), actor, filter))
        .isInstanceOf(ForbiddenException.class)
        .hasMessage("The actor lacks the permission 390");
  }

  private void ask(Call call, Audience audience, AudienceFilter filter) {
    call.ask(audience, DANA, filter);
  }

  private AudienceFilter d(int n) {
    return AudienceFilter.division(keys().division(n));
  }

  /** Each way to ask. */
  enum Call {
    COUNTS((audience, actor, filter) -> audience.counts(actor, filter)),
    BY_DIVISION((audience, actor, filter) -> audience.countsByDivision(actor, filter)),
    FACETS((audience, actor, filter) -> audience.facets(actor, filter)),
    DETAILS((audience, actor, filter) -> audience.details(actor, filter, DetailsQuery.all())),
    COUNTS_AND_DETAILS(
        (audience, actor, filter) -> audience.countsAndDetails(actor, filter, DetailsQuery.all())),
    EXPORT(
        (audience, actor, filter) ->
            audience.export(
                actor,
                filter,
                DetailsQuery.all(),
                ExportFormat.CSV,
                OutputStream.nullOutputStream())),
    EXPLAIN((audience, actor, filter) -> audience.explain(actor, ContactId.of(1), filter)),
    OBSTACLES((audience, actor, filter) -> audience.obstacles(actor, filter));

    private final Question question;

    Call(Question question) {
      this.question = question;
    }

    void ask(Audience audience, @Nullable Actor actor, AudienceFilter filter) {
      question.ask(audience, actor, filter);
    }
  }

  /** One question. */
  @FunctionalInterface
  interface Question {
    void ask(Audience audience, @Nullable Actor actor, AudienceFilter filter);
  }
}

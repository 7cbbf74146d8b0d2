package io.github.portalinvites.internal.template;

import static io.github.portalinvites.internal.template.TemplateWorld.BOB;
import static io.github.portalinvites.internal.template.TemplateWorld.DAN;
import static io.github.portalinvites.internal.template.TemplateWorld.EVE;
import static io.github.portalinvites.internal.template.TemplateWorld.HALLO;
import static io.github.portalinvites.internal.template.TemplateWorld.HELLO;
import static io.github.portalinvites.internal.template.TemplateWorld.NED;
import static io.github.portalinvites.internal.template.TemplateWorld.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.NoTestAddressException;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateChangedException;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link StoredTemplates} does on any storage. */
public interface StoredTemplatesContract extends StorageContract {

  /** Contact 1 is a customer of division 1, contact 2 of divisions 1 and 2. */
  @BeforeEach
  default void twoDivisions() {
    given(
        records().division(1),
        records().division(2).locale(Locale.GERMAN),
        records().accountClass(1),
        records().account(1),
        records().account(2),
        records().contact(1).name(PersonName.of("Ann", "[TemporaryPassword]")),
        records().contact(2),
        records().link(1, 1),
        records().link(2, 2));
    var otherAccount = records().account(3);
    given(
        new Account(
            otherAccount.id(),
            "A0",
            "Other",
            new Account.Lists(keys().division(2), keys().accountClass(1), null, null),
            otherAccount.status(),
            otherAccount.balance(),
            false,
            null),
        records().link(2, 3));
  }

  @Test
  default void anEditMakesTheNextVersionAndKeepsTheOld() {
    var world = world();
    var first = world.templates.create(EVE, draft());
    var second =
        world.templates.edit(
            EVE, first.id(), 1, draft().content(Locale.GERMAN, HALLO).division(division(1)));
    assertThat(second.version()).isEqualTo(2);
    assertThat(world.templates.find(EVE, first.id())).isEqualTo(second);
    assertThat(world.templates.find(EVE, first.id(), 1)).isEqualTo(first);
  }

  @Test
  default void whoEditedAnOldVersionIsTold() {
    var world = world();
    var first = world.templates.create(EVE, draft());
    var second = world.templates.edit(EVE, first.id(), 1, draft());
    assertThatThrownBy(() -> world.templates.edit(EVE, first.id(), 1, draft()))
        .isInstanceOf(TemplateChangedException.class);
    assertThat(world.templates.find(EVE, first.id())).isEqualTo(second);
  }

  @Test
  default void aDeactivatedTemplateIsListedAndNotSuggested() {
    var world = world();
    var first = world.templates.create(EVE, draft());
    assertThat(world.templates.suggest(EVE, division(1))).isEqualTo(first);
    var gone = world.templates.deactivate(EVE, first.id());
    assertThat(world.templates.deactivate(EVE, first.id())).isEqualTo(gone);
    assertThat(world.templates.list(EVE)).extracting(NotificationTemplate::active).contains(false);
    assertThat(world.templates.suggest(EVE, division(1)).id()).isEqualTo(TemplateId.BUILT_IN);
    look(
        stores ->
            assertThatThrownBy(
                    () ->
                        TemplateChoice.named(
                            stores, first.id(), division(1), CredentialPolicy.BOTH))
                .isInstanceOf(NotFoundException.class));
  }

  @Test
  default void theDivisionsOwnTemplateIsSuggestedFirst() {
    var world = world();
    var shared = world.templates.create(EVE, draft());
    var own = world.templates.create(EVE, draft().division(division(1)));
    assertThat(world.templates.suggest(EVE, division(1))).isEqualTo(own);
    assertThat(world.templates.suggest(EVE, division(2))).isEqualTo(shared);
  }

  @Test
  default void theOptionsTemplateIsSuggestedAmongSeveral() {
    var world = world();
    var other = draft();
    world.templates.create(EVE, new TemplateDraft("A first", null, other.contents()));
    var chosen = world.templates.create(EVE, new TemplateDraft("Z last", null, other.contents()));
    world.settings.save(EVE, world.settings.load().inviteTemplate(chosen.id()));
    assertThat(world.templates.suggest(EVE, division(1))).isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello [ContactName",
        "[Contact.Password] [CustomerPortalLink]",
        "<a href=\"https://evil.test/?t=[CustomerPortalLink]\">",
        "without a link",
        "",
        "\u200b[\u200bContactName] [CustomerPortalLink]"
      })
  default void whatIsRefusedIsNotWritten(String text) {
    var world = world();
    var bad = TemplateDraft.of("Bad", Locale.ENGLISH, TemplateContent.of("Hello", text));
    assertThat(world.templates.check(bad)).isNotEmpty();
    assertThatThrownBy(() -> world.templates.create(EVE, bad))
        .isInstanceOf(InvalidTemplateException.class);
    var good = world.templates.create(EVE, draft());
    assertThatThrownBy(() -> world.templates.edit(EVE, good.id(), 1, bad))
        .isInstanceOf(InvalidTemplateException.class);
    assertThatThrownBy(() -> world.templates.sendTest(EVE, bad, keys().contact(1)))
        .isInstanceOf(InvalidTemplateException.class);
    look(stores -> assertThat(stores.templates().latest()).containsExactly(good));
    assertThat(world.mail.attempts()).isEmpty();
  }

  @Test
  default void aTemplateNeedsANameAndALanguage() {
    var world = world();
    assertThat(world.templates.check(new TemplateDraft(" ", null, Map.of()))).hasSize(2);
    assertThat(world.templates.check(TemplateDraft.of("x\r\ny", Locale.ROOT, HELLO))).hasSize(2);
  }

  @Test
  default void withoutPermissionNothingIsWritten() {
    var world = world();
    assertThatThrownBy(() -> world.templates.create(BOB, draft()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> world.templates.create(DAN, draft().division(division(2))))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> world.templates.create(NED, draft()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> world.templates.list(BOB)).isInstanceOf(ForbiddenException.class);
    look(stores -> assertThat(stores.templates().latest()).isEmpty());
  }

  @Test
  default void anotherDivisionsTemplateIsNotFound() {
    var world = world();
    var foreign = world.templates.create(EVE, draft().division(division(2))).id();
    var own = world.templates.create(NED, draft().division(division(1)));
    assertThatThrownBy(() -> world.templates.find(NED, foreign))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> world.templates.find(NED, foreign, 1))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> world.templates.edit(NED, foreign, 1, own.draft()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> world.templates.deactivate(NED, foreign))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> world.templates.create(NED, draft().division(division(2))))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> world.templates.suggest(NED, division(2)))
        .isInstanceOf(NotFoundException.class);
    assertThat(world.templates.list(NED))
        .extracting(NotificationTemplate::id)
        .containsExactly(own.id(), TemplateId.BUILT_IN);
    assertThat(world.templates.find(EVE, foreign).version()).isEqualTo(1);
  }

  @Test
  default void aTemplateOfAllDivisionsIsUsedByAllAndEditedByWhoHasAll() {
    var world = world();
    var shared = world.templates.create(EVE, draft());
    assertThat(world.templates.find(DAN, shared.id())).isEqualTo(shared);
    assertThatThrownBy(() -> world.templates.edit(NED, shared.id(), 1, shared.draft()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> world.templates.deactivate(NED, shared.id()))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  default void theBuiltInTemplatesAreSentAndNotChanged() {
    var world = world();
    TemplateId.INVITATIONS.forEach(each -> isSentAndNotChanged(world, each));
  }

  private void isSentAndNotChanged(TemplateWorld world, TemplateId id) {
    var builtIn = world.templates.find(DAN, id);
    assertThat(world.templates.check(builtIn.draft())).isEmpty();
    assertThatThrownBy(() -> world.templates.edit(EVE, builtIn.id(), 1, builtIn.draft()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> world.templates.deactivate(EVE, builtIn.id()))
        .isInstanceOf(NotFoundException.class);
    var copy = world.templates.create(EVE, builtIn.draft());
    assertThat(copy.contents()).isEqualTo(builtIn.contents());
  }

  @Test
  default void aPreviewIsWhatARealContactWouldReadWithoutSecrets() {
    var preview = world().templates.preview(EVE, draft(), keys().contact(1));
    assertThat(preview.subject()).isEqualTo("Hi Ann");
    assertThat(preview.text())
        .isEqualTo(
            """
            Hello Ann [TemporaryPassword]
            https://portal.example/in?invitation=hidden

            Temporary password: ••••-••••
            """);
    assertThat(preview.from()).isNotNull();
    assertThat(preview.blank()).isEmpty();
  }

  @Test
  default void languageDivisionAndAccountAreThoseOfTheFirstAccountInReach() {
    var world = world();
    var draft =
        draft()
            .content(
                Locale.GERMAN,
                TemplateContent.of("S", "[AccountNumber] [DivisionName]\n[CustomerPortalLink]"));
    assertThat(world.templates.preview(EVE, draft, keys().contact(2)).text())
        .startsWith("A0, A2 Division 2\n");
    assertThat(world.templates.preview(DAN, draft, keys().contact(2)).text())
        .startsWith("A0 Division 2\n");
    assertThat(
            world.templates.preview(EVE, draft.division(division(1)), keys().contact(2)).locale())
        .isEqualTo(Locale.ENGLISH);
  }

  @Test
  default void aContactOfAnotherDivisionIsNotFound() {
    var world = world();
    assertThatThrownBy(() -> world.templates.preview(DAN, draft(), keys().contact(1)))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("No contact " + keys().contact(1));
    assertThatThrownBy(() -> world.templates.preview(EVE, draft(), keys().contact(99)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void aTestGoesToTheActorOnly() {
    var world = world();
    assertThat(world.templates.sendTest(EVE, draft(), keys().contact(1)))
        .isInstanceOf(SendResult.Sent.class);
    assertThat(world.mail.sent())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.recipient().address()).isEqualTo(EVE.email());
              assertThat(mail.sender().from().address().value())
                  .isEqualTo("office@division1.example");
              assertThat(mail.text()).contains("invitation=hidden");
            });
    assertThat(world.mail.openSessions()).isZero();
    assertThatThrownBy(() -> world.templates.sendTest(NED, draft(), keys().contact(1)))
        .isInstanceOf(NoTestAddressException.class);
  }

  private TemplateWorld world() {
    return new TemplateWorld(tested());
  }

  private DivisionId division(int n) {
    return keys().division(n);
  }
}

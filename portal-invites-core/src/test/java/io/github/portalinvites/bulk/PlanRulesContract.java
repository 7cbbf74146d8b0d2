package io.github.portalinvites.bulk;

import static io.github.portalinvites.permission.Permission.BULK_EMAIL_CONTACTS;
import static io.github.portalinvites.permission.Permission.OVERRIDE_INVITE_LIMITS;
import static io.github.portalinvites.permission.Permission.OVERRIDE_SENDER;
import static io.github.portalinvites.permission.Permission.SEND_ACCOUNT_PORTAL_INVITATIONS;
import static io.github.portalinvites.permission.Permission.SEND_CUSTOMER_PORTAL_INVITATION;
import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.InvalidSenderException;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.testkit.TestPortal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What cannot be planned, and that nothing is left of the attempt. */
public interface PlanRulesContract extends TownContract {

  Authorizer EVERYTHING = (portal, actor, permission) -> PermittedDivisions.ALL;

  /** An order that is refused. */
  record Refused(String name, BulkInvite invite, Class<? extends Exception> with) {}

  @TestFactory
  default Stream<DynamicTest> refusesWhatCannotBeSent() {
    var elsewhere = AudienceFilter.division(keys().division(9));
    var stranger = Sender.of(EmailAddress.parse("office@attacker-division1.example"));
    return Stream.of(
            new Refused(
                "no division",
                BulkInvite.to(AudienceFilter.everyone()),
                PlanRefusedException.class),
            new Refused("no such division", BulkInvite.to(elsewhere), NotFoundException.class),
            new Refused(
                "no such contact",
                BulkInvite.to(AudienceFilter.contacts(contact(99))),
                NotFoundException.class),
            new Refused(
                "no such template",
                invite().template(new TemplateId(UUID.randomUUID())),
                NotFoundException.class),
            new Refused("foreign sender", invite().sender(stranger), InvalidSenderException.class),
            new Refused(
                "unclosed field",
                invite().wording(TemplateContent.of("Hello", "Dear [ContactName")),
                InvalidTemplateException.class),
            new Refused(
                "no link",
                invite().wording(TemplateContent.of("Hello", "Dear [ContactName]")),
                InvalidTemplateException.class))
        .map(
            each ->
                dynamicTest(each.name, () -> isRefused(each.invite, DANA, EVERYTHING, each.with)));
  }

  @TestFactory
  default Stream<DynamicTest> refusesWhoMayNot() {
    var picked = BulkInvite.to(AudienceFilter.contacts(contact(1)));
    var own = Sender.of(EmailAddress.parse("office@division1.example"));
    return Stream.of(
        without("390", invite(), SEND_ACCOUNT_PORTAL_INVITATIONS),
        without("bulk email contacts", picked, BULK_EMAIL_CONTACTS),
        without("send customer portal invitation", picked, SEND_CUSTOMER_PORTAL_INVITATION),
        without("override limits", invite().overrideLimits(), OVERRIDE_INVITE_LIMITS),
        without("override sender", invite().sender(own), OVERRIDE_SENDER),
        without("override limits, picked", picked.overrideLimits(), OVERRIDE_INVITE_LIMITS),
        dynamicTest(
            "nobody", () -> isRefused(invite(), null, EVERYTHING, ForbiddenException.class)),
        dynamicTest(
            "who claims to be the library",
            () -> isRefused(invite(), Actor.SYSTEM, EVERYTHING, ForbiddenException.class)),
        dynamicTest(
            "an authorizer that fails",
            () -> isRefused(invite(), DANA, failing(), ForbiddenException.class)));
  }

  private DynamicTest without(String name, BulkInvite invite, Permission missing) {
    Authorizer others =
        (portal, actor, asked) ->
            asked == missing ? PermittedDivisions.NONE : PermittedDivisions.ALL;
    return dynamicTest(
        "without " + name, () -> isRefused(invite, DANA, others, ForbiddenException.class));
  }

  private static Authorizer failing() {
    return (portal, actor, permission) -> {
      throw new IllegalStateException("no directory of staff");
    };
  }

  private void isRefused(
      BulkInvite invite, Actor actor, Authorizer rights, Class<? extends Exception> with) {
    var watched = watched();
    var portal = town(1, watched);
    portal.authorize(rights);
    watched.forget();
    assertThatThrownBy(() -> portal.door().bulk().plan(actor, invite)).isInstanceOf(with);
    assertThat(watched.written()).isEmpty();
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @Test
  default void handPickedNeedsBothPermissionsAndNoOther() {
    var portal = town(2);
    var both = EnumSet.of(BULK_EMAIL_CONTACTS, SEND_CUSTOMER_PORTAL_INVITATION);
    portal.authorize(
        (id, actor, asked) ->
            both.contains(asked) ? PermittedDivisions.ALL : PermittedDivisions.NONE);
    var run = portal.send(BulkInvite.to(AudienceFilter.contacts(contact(2))));
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().sentTo(address(2))).hasSize(1);
    assertThat(portal.mails().sent()).hasSize(1);
  }

  @Test
  default void overridesNeedThePermissionWhereTheyReach() {
    var portal = town(1);
    portal.authorize(
        (id, actor, asked) ->
            asked == OVERRIDE_INVITE_LIMITS
                ? PermittedDivisions.of(keys().division(2))
                : PermittedDivisions.ALL);
    var picked = BulkInvite.to(AudienceFilter.contacts(contact(1))).overrideLimits();
    assertThatThrownBy(() -> portal.plan(picked)).isInstanceOf(NotFoundException.class);
  }

  @Test
  default void refusesWithoutPortalUrl() {
    var portal = town(1);
    portal.options(SystemOptions.DEFAULT.inviteFrom("invites@example.com"));
    assertThatThrownBy(() -> portal.plan(invite()))
        .isInstanceOfSatisfying(
            PlanRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(PlanRefusedException.Reason.NO_PORTAL_URL));
  }

  @Test
  default void refusesWithoutAnySender() {
    var portal = town(1);
    portal.options(SystemOptions.DEFAULT.portalUrl("https://portal.example.com"));
    portal.door().directory().save(records().division(1).emailFrom(null));
    assertThatThrownBy(() -> portal.plan(invite()))
        .isInstanceOfSatisfying(
            InvalidSenderException.class,
            e -> assertThat(e.fault()).isEqualTo(InvalidSenderException.Fault.NONE));
  }

  @Test
  default void divisionThatGetsNoMailIsNotAskedForItsSender() {
    var portal = town(1);
    portal.options(SystemOptions.DEFAULT.portalUrl("https://portal.example.com"));
    portal.door().directory().save(records().division(2).emailFrom(null));
    var closed = Account.of(keys().account(2), "A2", "Closed", keys().division(2));
    portal.door().directory().save(closed.status(AccountStatus.INACTIVE));
    portal.door().directory().save(records().link(1, 2));
    var plan = portal.plan(AudienceFilter.contacts(contact(1)));
    assertThat(plan.recipients()).isEqualTo(1);
  }

  @Test
  default void handPickedWhoAreAllOutsideTheAudienceMakeAPlanOfNobody() {
    var portal = town(1);
    portal.door().directory().save(records().account(1).status(AccountStatus.INACTIVE));
    assertThat(portal.plan(AudienceFilter.contacts(contact(1))).recipients()).isZero();
  }

  @Test
  default void tellsInHowManyMessagesAMergeFieldStaysBlank() {
    var portal = town(3);
    var unnamed = Account.of(keys().account(2), "A2", " ", keys().division(1));
    portal.commit(stores -> stores.directoryTables().orElseThrow().save(List.of(unnamed)));
    var wording = "[ContactName] of [AccountName]:\n\n[CustomerPortalLink]\n[TemporaryPassword]";
    var plan = portal.plan(invite().wording(TemplateContent.of("Hello", wording)));
    assertThat(plan.blank()).isEqualTo(Map.of(MergeField.ACCOUNT_NAME, 1L));
    assertThat(plan.recipients()).isEqualTo(3);
    assertThat(portal.plan(invite()).blank()).isEmpty();
  }

  @Test
  default void invitationLivesUpToAYear() {
    assertThat(invite().lifetime(Duration.ofDays(365)).mail().lifetime()).hasDays(365);
    for (var wrong : Set.of(Duration.ofDays(366), Duration.ZERO, Duration.ofDays(-1))) {
      assertThatThrownBy(() -> invite().lifetime(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void otherDivisionsPlanIsNotFound() {
    var portal = town(1);
    var plan = portal.plan(invite());
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(2)));
    assertThatThrownBy(() -> portal.door().bulk().planned(DANA, plan.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.door().bulk().run(DANA, plan.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.door().bulk().cancel(DANA, plan.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void otherPortalsPlanIsNotFound() {
    var plan = town(1).plan(invite());
    var elsewhere = new TestPortal(tested().otherPortal());
    assertThatThrownBy(() -> elsewhere.door().bulk().run(DANA, plan.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void narrowedToTheDivisionsOfWhoPicks() {
    var portal = town(1);
    portal.door().directory().save(records().division(2));
    portal.authorize((id, actor, asked) -> PermittedDivisions.of(keys().division(2)));
    assertThatThrownBy(() -> portal.plan(AudienceFilter.contacts(contact(1))))
        .isInstanceOf(NotFoundException.class);
  }
}

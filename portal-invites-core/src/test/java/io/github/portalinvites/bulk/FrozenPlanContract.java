package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A plan says what will be done, whatever is edited afterwards, and is made piece by piece. */
public interface FrozenPlanContract extends TownContract {

  @Test
  default void templateStaysAsItWasPlanned() {
    var portal = town(1);
    var templates = portal.door().templates();
    var made = templates.create(DANA, draft("Welcome"));
    var run = portal.start(invite());
    templates.edit(DANA, made.id(), 1, draft("Changed"));
    templates.deactivate(DANA, made.id());
    portal.work();
    assertThat(portal.run(run).count(Outcome.SENT)).isEqualTo(1);
    assertThat(portal.mails().sent().get(0).subject().value()).isEqualTo("Welcome");
  }

  @Test
  default void senderStaysAsItWasPlanned() {
    var portal = town(1);
    var run = portal.start(invite());
    portal.door().directory().save(records().division(1).emailFrom("other@elsewhere.example"));
    portal.work();
    assertThat(portal.run(run).count(Outcome.SENT)).isEqualTo(1);
    assertThat(portal.mails().sent().get(0).sender().from().address().value())
        .isEqualTo("office@division1.example");
  }

  @Test
  default void whoComesLaterGetsNothing() {
    var portal = town(2);
    var plan = portal.plan(invite());
    portal.door().directory().save(records().invitable(3));
    portal.start(plan);
    portal.work();
    assertThat(portal.mails().sent()).hasSize(2);
  }

  @Test
  default void planLacksNobodyWhileTheAudienceLags() {
    var portal = town(1);
    var others = IntStream.rangeClosed(10, 6_000).mapToObj(this::contact).toList();
    portal.commit(
        stores -> {
          stores.directoryTables().orElseThrow().save(records().invitable(2));
          stores.changes().append(others.stream().map(Change.OfContact::new).toList());
          stores.changes().append(List.of(new Change.OfContact(contact(2))));
        });
    assertThat(portal.plan(invite()).recipients()).isEqualTo(2);
  }

  @Test
  default void planThatBrokeOffIsTakenUpWhereItWas() {
    var watched = watched();
    var portal = town(1_200, watched);
    watched.before(failingOnce("deliveries.enqueue", 2));
    var broken = catchThrowableOfType(PlanBrokenOffException.class, () -> portal.plan(invite()));
    assertThat(portal.run(broken.plan()).state()).isEqualTo(RunState.PLANNING);
    var plan = portal.door().bulk().continuePlan(DANA, broken.plan());
    assertThat(plan.state()).isEqualTo(RunState.PLANNED);
    assertThat(plan.recipients()).isEqualTo(1_200);
    assertThat(ledger(portal, plan.id())).hasSize(1_200);
  }

  @Test
  default void planningGoesOnAfterEveryBatchThatFailed() {
    var watched = watched();
    var portal = town(1_100, watched);
    watched.before(failingOnce("committed", 2));
    var broken = catchThrowableOfType(PlanBrokenOffException.class, () -> portal.plan(invite()));
    var plan = portal.door().bulk().continuePlan(DANA, broken.plan());
    assertThat(plan.messages()).isEqualTo(1_100);
    assertThat(ledger(portal, plan.id())).hasSize(1_100);
  }

  @Test
  default void looksAtAPlanWithoutGoingOnWithIt() {
    var watched = watched();
    var portal = town(600, watched);
    watched.before(failingOnce("deliveries.enqueue", 2));
    var broken = catchThrowableOfType(PlanBrokenOffException.class, () -> portal.plan(invite()));
    watched.forget();
    var seen = portal.door().bulk().planned(DANA, broken.plan());
    assertThat(seen.state()).isEqualTo(RunState.PLANNING);
    assertThat(seen.recipients()).isEqualTo(500);
    assertThat(watched.written()).isEmpty();
  }

  @Test
  default void manyMayTakeAPlanUpAtTheSameTime() {
    var watched = watched();
    var portal = town(2_100, watched);
    watched.before(failingOnce("deliveries.enqueue", 1));
    var broken = catchThrowableOfType(PlanBrokenOffException.class, () -> portal.plan(invite()));
    var plans = Together.race(4, () -> portal.door().bulk().continuePlan(DANA, broken.plan()));
    assertThat(plans).hasSize(4).allMatch(each -> each.state() == RunState.PLANNED);
    assertThat(plans).allMatch(each -> each.recipients() == 2_100 && each.messages() == 2_100);
    assertThat(ledger(portal, broken.plan())).hasSize(2_100);
    assertThat(made(portal, broken.plan())).isEqualTo(1);
  }

  private static long made(TestPortal portal, RunId plan) {
    return portal.door().activity().ofRun(DANA, plan, PageRequest.first()).items().stream()
        .filter(each -> each.kind() == Activity.Kind.PLAN_MADE)
        .count();
  }

  @Test
  default void planExpiresFromItsCompletionOn() {
    var portal = town(1);
    assertThat(portal.plan(invite()).expires()).isEqualTo(now().plusSeconds(3_600));
  }

  private static TemplateDraft draft(String subject) {
    var text = TemplateContent.of(subject, "Dear [ContactName],\n\n[CustomerPortalLink]\n");
    return TemplateDraft.of("Invitation", Locale.ENGLISH, text);
  }

  private static Consumer<String> failingOnce(String call, int time) {
    var calls = new AtomicInteger();
    return each -> {
      if (each.equals(call) && calls.incrementAndGet() == time) {
        throw new IllegalStateException("the database is away");
      }
    };
  }
}

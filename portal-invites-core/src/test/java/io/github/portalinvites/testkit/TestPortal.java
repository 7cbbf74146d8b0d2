package io.github.portalinvites.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.Ticking;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.memory.RecordingMailSender;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A front door over a storage under test, whose mails are recorded and whose staff may do
 * everything.
 */
public final class TestPortal implements AutoCloseable {

  public static final Actor DANA = Actor.of("dana", "Dana Scully");
  public static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);

  private final TestedStorage tested;
  private final RecordingMailSender mails = new RecordingMailSender();
  private final PortalInvites portal;
  private volatile Authorizer authorizer = (id, actor, permission) -> PermittedDivisions.ALL;

  public TestPortal(TestedStorage tested) {
    this(tested, UnaryOperator.identity());
  }

  /**
   * @param more what this test sets besides
   */
  public TestPortal(TestedStorage tested, UnaryOperator<PortalInvitesBuilder> more) {
    this.tested = tested;
    this.portal =
        more.apply(
                Ticking.by(this::nanoTime, PortalInvites.builder(tested.storage()))
                    .portal(tested.portal())
                    .secretKey("2026-05", KEY)
                    .mailSender(mails)
                    .authorizer((id, actor, asked) -> authorizer.permitted(id, actor, asked)))
            .build();
  }

  /** Waiting goes by the tested clock too: it passes when a test says so. */
  private long nanoTime() {
    return ChronoUnit.NANOS.between(MutableClock.START, tested.clock().instant());
  }

  /** Sets what every send needs: a portal URL and an address that mail is from. */
  public TestPortal ready() {
    return options(
        SystemOptions.DEFAULT
            .portalUrl("https://portal.example.com/welcome")
            .inviteFrom("invites@example.com"));
  }

  public TestPortal options(SystemOptions options) {
    portal.settings().save(DANA, options);
    return this;
  }

  /** Puts {@link SmallWorld} in. */
  public TestPortal withSmallWorld() {
    commit(stores -> new SmallWorld(tested.keys(), tested.clock().instant()).saveTo(stores));
    return this;
  }

  /** Changes what is stored, past the front door. */
  public void commit(Consumer<Stores> work) {
    tested
        .storage()
        .inTransaction(
            tested.portal(),
            stores -> {
              work.accept(stores);
              return true;
            });
  }

  public PortalInvites door() {
    return portal;
  }

  public RecordingMailSender mails() {
    return mails;
  }

  /** What every later question of the portal gets for an answer. */
  public void authorize(Authorizer next) {
    authorizer = next;
  }

  public SendPlan plan(AudienceFilter filter) {
    return plan(BulkInvite.to(filter));
  }

  public SendPlan plan(BulkInvite invite) {
    return portal.bulk().plan(DANA, invite);
  }

  public RunId start(SendPlan plan) {
    var key = IdempotencyKey.of(UUID.randomUUID().toString());
    return portal.bulk().start(DANA, plan.id(), plan.fingerprint(), key).id();
  }

  public RunId start(BulkInvite invite) {
    return start(plan(invite));
  }

  /** Plans, starts, and works until nothing is due. */
  public BulkRun send(BulkInvite invite) {
    var id = start(invite);
    work();
    return run(id);
  }

  public BulkRun run(RunId id) {
    return portal.bulk().run(DANA, id);
  }

  /** Works until nothing is due. */
  public void work() {
    boolean worked;
    do {
      worked = portal.worker().runOnce();
    } while (worked);
  }

  @Override
  public void close() {
    portal.close();
  }
}

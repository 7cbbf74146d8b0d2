package io.github.portalinvites.examples.pagila;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.bulk.BulkInvite;
import io.github.portalinvites.bulk.BulkRun;
import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.bulk.RunListener;
import io.github.portalinvites.bulk.RunState;
import io.github.portalinvites.bulk.SendPlan;
import io.github.portalinvites.jdbc.DirectoryMode;
import io.github.portalinvites.jdbc.JdbiStorage;
import io.github.portalinvites.jdbc.KeyTypes;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.smtp.SmtpMailSender;
import io.github.portalinvites.smtp.SmtpSecurity;
import io.github.portalinvites.smtp.SmtpSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The portal of the shops' customers, with a mail server that keeps what it gets. */
final class PagilaPortal implements AutoCloseable {

  static final Actor DANA = Actor.of("dana", "Dana");

  /** Classes and districts have names where all else has numbers. */
  private static final KeyTypes KEYS =
      KeyTypes.WHOLE_NUMBERS.accountClass(KeyType.TEXT).siteSource(KeyType.TEXT);

  private static final String THIS_MACHINE = "127.0.0.1";
  private static final int MINUTES_TO_SEND = 5;

  private final JdbiStorage storage;
  private final List<String> advice;
  private final GreenMail mails;
  private final PortalInvites door;
  private final CompletableFuture<BulkRun> ended = new CompletableFuture<>();

  private PagilaPortal(JdbiStorage storage, List<String> advice, RunListener progress) {
    this.storage = storage;
    this.advice = advice;
    this.mails = new GreenMail(new ServerSetup(0, THIS_MACHINE, ServerSetup.PROTOCOL_SMTP));
    this.mails.start();
    this.door = door(progress);
  }

  /** Puts the library's tables beside the shops' own, maps these by views, and reads them. */
  static PagilaPortal open(PagilaDatabase database, RunListener progress)
      throws IOException, SQLException {
    var storage =
        JdbiStorage.builder(database.dataSource())
            .keys(KEYS)
            .directory(DirectoryMode.VIEWS)
            .build();
    storage.schema().install();
    database.createViews();
    var portal = new PagilaPortal(storage, storage.schema().validate(), progress);
    portal.door.settings().save(DANA, SystemOptions.DEFAULT.portalUrl("https://my.dvds.example/"));
    portal.door.audienceUpkeep().resync();
    return portal;
  }

  PortalInvites door() {
    return door;
  }

  JdbiStorage storage() {
    return storage;
  }

  /** Which look-ups would be quicker with an index that the shops do not have. */
  List<String> advice() {
    return advice;
  }

  List<ReceivedMail> mails() {
    return Arrays.stream(mails.getReceivedMessages()).map(ReceivedMail::of).toList();
  }

  SendPlan plan(AudienceFilter audience) {
    return door.bulk().plan(DANA, BulkInvite.to(audience));
  }

  /** Starts {@code plan} and waits until it is sent, or has stopped. */
  BulkRun send(SendPlan plan) throws InterruptedException, ExecutionException, TimeoutException {
    var key = IdempotencyKey.of("welcome");
    door.bulk().start(DANA, plan.id(), plan.fingerprint(), key, plan.recipients());
    door.worker().start();
    return ended.get(MINUTES_TO_SEND, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    door.close();
    mails.stop();
  }

  private PortalInvites door(RunListener progress) {
    var server =
        SmtpSettings.of(THIS_MACHINE, mails.getSmtp().getPort()).security(SmtpSecurity.PLAIN);
    var key = new byte[32];
    new SecureRandom().nextBytes(key); // a host keeps its key: links must work tomorrow, too
    return PortalInvites.builder(storage)
        .secretKey("example", key)
        .mailSender(SmtpMailSender.connect(server))
        .authorizer((portal, actor, permission) -> PermittedDivisions.ALL)
        .runListener(progress)
        .runListener(this::note)
        .build();
  }

  private void note(BulkRun run) {
    if (run.state() != RunState.RUNNING) {
      ended.complete(run);
    }
  }
}

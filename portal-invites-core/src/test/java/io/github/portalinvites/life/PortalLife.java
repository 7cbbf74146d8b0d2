package io.github.portalinvites.life;

import static io.github.portalinvites.life.Act.ACCOUNTS;
import static io.github.portalinvites.life.Act.CONTACTS;
import static io.github.portalinvites.testkit.TestPortal.DANA;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.bulk.TownContract;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.invitation.Credentials;
import io.github.portalinvites.invitation.InviteOutcome;
import io.github.portalinvites.invitation.PasswordCheck;
import io.github.portalinvites.invitation.PortalLogins.PortalUser;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.mail.ServerReply;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.contract.TestedStorage;
import io.github.portalinvites.testkit.DirectoryRecords;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Does acts in a portal over some storage, and says what came of them. */
public final class PortalLife {

  private static final Credentials CHOSEN = new Credentials("correct horse battery staple");
  private static final SendResult SENT = new SendResult.Sent(ServerReply.of(250, "2.0.0 Ok"));
  private static final SendResult REFUSED =
      new SendResult.AddressRefused(ServerReply.of(550, "5.1.1 Unknown"));
  private static final SendResult IN_DOUBT =
      new SendResult.InDoubt(ServerReply.none("connection lost"));

  private final TestedStorage tested;
  private final TestPortal portal;
  private final PortalPicture picture;
  private final Orders orders;
  private final Map<Integer, String> emails = new TreeMap<>();
  private final Set<Integer> switchedOff = new HashSet<>();
  private final Set<Integer> classesOff = new HashSet<>();
  private final List<OutgoingMail> letters = new ArrayList<>();
  private boolean portalOn = true;

  public PortalLife(TestedStorage tested) {
    this.tested = tested;
    this.portal =
        new TestPortal(tested, each -> each.loginKeeper((login, connection) -> Optional.empty()))
            .ready();
    this.orders = new Orders(tested.keys());
    this.picture = new PortalPicture(tested, portal);
    var all = new ArrayList<DirectoryRecord>();
    all.add(records().division(1));
    for (int n = 1; n <= ACCOUNTS; n++) {
      all.add(records().accountClass(n));
      all.add(records().account(n).accountClass(tested.keys().accountClass(n)));
      all.add(records().site(n, n));
    }
    for (int n = 1; n <= CONTACTS; n++) {
      emails.put(n, PortalModel.mailbox(n == 3 ? 2 : n));
      all.add(records().contact(n).email(emails.get(n)));
      all.add(records().link(n, 1 + n % ACCOUNTS));
    }
    portal.door().directory().load(all.stream());
  }

  TestPortal portal() {
    return portal;
  }

  public void close() {
    portal.close();
  }

  String act(Act act) {
    try {
      return done(act);
    } catch (NotFoundException e) {
      return "NotFoundException";
    }
  }

  private String done(Act act) {
    var door = portal.door();
    var contact = contact(act.who());
    var mailbox = PortalModel.mailbox(act.who());
    return switch (act.what()) {
      case BULK_SEND -> bulk(act, SENT);
      case BULK_SEND_REFUSED -> bulk(act, REFUSED);
      case BULK_SEND_IN_DOUBT -> bulk(act, IN_DOUBT);
      case CANCELLED_SEND -> cancelledBulk(act);
      case INVITE -> single(door.invitations().invite(DANA, orders.invite(act)), SENT);
      case INVITE_REFUSED -> single(door.invitations().invite(DANA, orders.invite(act)), REFUSED);
      case RESEND -> single(door.invitations().resend(DANA, orders.invite(act)), SENT);
      case RESEND_REFUSED -> single(door.invitations().resend(DANA, orders.invite(act)), REFUSED);
      case PEEK -> withToken(act, token -> Said.said(door.acceptance().peek(token)));
      case ACCEPT -> withToken(act, token -> Said.said(door.acceptance().accept(token)));
      case ACCEPT_BY_PASSWORD -> letter(act).map(each -> password(act, each)).orElse("no letter");
      case WRONG_PASSWORD -> check(mailbox, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF");
      case WRONG_TOKEN -> Said.said(door.acceptance().accept("pi1_" + "A".repeat(43)));
      case NEW_LINK ->
          withToken(
              act,
              token -> {
                door.acceptance().sendNewLink(token);
                work(SENT);
                return "done";
              });
      case REVOKE -> door.invitations().revoke(DANA, contact).name();
      case BULK_REVOKE -> bulkRevoke();
      case CHANGE_EMAIL -> {
        emails.put(act.who(), ModelLife.newEmail(act));
        yield save(act.who());
      }
      case LINK -> saved(records().link(act.who(), act.which()));
      case UNLINK -> {
        door.directory().unlink(contact, account(act.which()));
        yield "done";
      }
      case SWITCH_CONTACT -> {
        flip(switchedOff, act.who());
        yield save(act.who());
      }
      case SWITCH_CLASS -> {
        flip(classesOff, act.which());
        var access = PortalSettings.DEFAULT.access(!classesOff.contains(act.which()));
        yield saved(records().accountClass(act.which()).portal(access));
      }
      case SWITCH_PORTAL -> {
        portalOn = !portalOn;
        portal.options(options());
        yield "done";
      }
      case WAIT -> {
        tested.clock().advance(ModelLife.time(act));
        yield "done";
      }
      case LOGIN -> String.valueOf(door.logins().recordLogin(mailbox, tested.clock().instant()));
      case PASSWORD_RESET -> door.logins().passwordReset(mailbox).name();
      case IMPORT ->
          String.valueOf(door.logins().importUsers(DANA, List.of(new PortalUser(mailbox, null))));
      case BOUNCE -> {
        door.feedback().recordBounce(EmailAddress.parse(mailbox));
        yield "done";
      }
      case COMPLAIN -> {
        door.feedback().recordComplaint(EmailAddress.parse(mailbox));
        yield "done";
      }
      case CLEAR -> String.valueOf(door.feedback().clear(DANA, contact));
      case GRANT -> {
        var grant = act.overrides() ? AccessGrant.none() : AccessGrant.allSites();
        var state = door.access().grant(DANA, contact, account(act.which()), grant);
        work(SENT);
        yield state.name();
      }
    };
  }

  private SystemOptions options() {
    return portal.door().settings().load().portalEnabled(portalOn);
  }

  private static void flip(Set<Integer> set, int element) {
    if (!set.remove(element)) {
      set.add(element);
    }
  }

  private String save(int contact) {
    return saved(
        records()
            .contact(contact)
            .email(emails.get(contact))
            .portalAccess(!switchedOff.contains(contact)));
  }

  private String saved(DirectoryRecord record) {
    portal.door().directory().save(record);
    return "done";
  }

  private String bulk(Act act, SendResult answer) {
    var plan = portal.plan(orders.invitation(act));
    portal.start(plan);
    work(answer);
    return "%d to %d, not %s"
        .formatted(plan.recipients(), plan.messages(), new TreeMap<>(plan.skipped()));
  }

  private String cancelledBulk(Act act) {
    var plan = portal.plan(orders.invitation(act));
    portal.door().bulk().cancel(DANA, portal.start(plan));
    work(SENT);
    return "%d to %d, not %s"
        .formatted(plan.recipients(), plan.messages(), new TreeMap<>(plan.skipped()));
  }

  private String single(InviteOutcome outcome, SendResult answer) {
    work(answer);
    return outcome instanceof InviteOutcome.Refused refused
        ? refused.first().reason().name()
        : "Queued";
  }

  /** Sends what is queued; what is refused is no letter. */
  private void work(SendResult answer) {
    portal.mails().answering(mail -> answer);
    var before = portal.mails().attempts().size();
    portal.work();
    if (answer != REFUSED) {
      var attempts = portal.mails().attempts();
      attempts.subList(before, attempts.size()).stream()
          .filter(mail -> !secrets(mail.text()).isEmpty())
          .forEach(letters::add);
    }
  }

  private List<OutgoingMail> lettersTo(int mailbox) {
    var address = EmailAddress.parse(PortalModel.mailbox(mailbox)).canonical();
    return letters.stream()
        .filter(each -> each.recipient().address().canonical().equals(address))
        .toList();
  }

  private Optional<String> letter(Act act) {
    var all = lettersTo(act.who());
    var index = all.size() - act.which();
    return index < 0 ? Optional.empty() : Optional.of(all.get(index).text());
  }

  private String withToken(Act act, Function<String, String> use) {
    return letter(act).map(text -> use.apply(secrets(text).get(0))).orElse("no letter");
  }

  private static List<String> secrets(String text) {
    return TownContract.SECRET.matcher(text).results().map(each -> each.group()).toList();
  }

  private String password(Act act, String letter) {
    var secrets = secrets(letter);
    return secrets.size() < 2
        ? "no password"
        : check(PortalModel.mailbox(act.who()), secrets.get(1));
  }

  private String check(String username, String password) {
    var client = UUID.randomUUID().toString();
    var checked = portal.door().acceptance().check(username, password, client);
    if (checked instanceof PasswordCheck.Right right) {
      return Said.said(portal.door().acceptance().accept(right.ticket(), CHOSEN));
    }
    return checked instanceof PasswordCheck.Dead dead
        ? Said.said(dead.why())
        : checked.getClass().getSimpleName();
  }

  private String bulkRevoke() {
    var outcomes = new TreeMap<Integer, String>();
    portal
        .door()
        .bulk()
        .revoke(
            DANA,
            orders.everybody(),
            (contact, outcome) -> outcomes.put(Said.number(contact), outcome.name()));
    return outcomes.toString();
  }

  /** All that can be seen. */
  Map<String, Object> picture() {
    var seen = picture.now();
    for (int contact = 1; contact <= CONTACTS; contact++) {
      seen.put("letters to " + contact, lettersTo(contact).size());
    }
    return seen;
  }

  /** How a contact stands, and what it was granted. */
  Map<String, Object> standing(int contact) {
    return picture.standing(contact);
  }

  /** The same by the history of all who share the contact's mailbox. */
  Map<String, Object> replayed(int contact) {
    return picture.replayed(contact, emails);
  }

  private ContactId contact(int n) {
    return tested.keys().contact(n);
  }

  private AccountId account(int n) {
    return tested.keys().account(n);
  }

  private DirectoryRecords records() {
    return new DirectoryRecords(tested.keys());
  }
}

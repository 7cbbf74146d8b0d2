package io.github.portalinvites.life;

import static io.github.portalinvites.life.Act.CONTACTS;

import io.github.portalinvites.delivery.AddressHold.Cause;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.life.ModelSending.Answer;
import io.github.portalinvites.life.ModelSending.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Does in the model what {@link PortalLife} does in a portal, and says the same of it. */
final class ModelLife {

  private static final Duration BULK_COOLDOWN = Duration.ofHours(24);
  private static final Duration SINGLE_COOLDOWN = Duration.ofMinutes(5);

  private final PortalModel model;
  private final ModelSending sending;

  ModelLife(Instant now) {
    model = new PortalModel(now);
    sending = new ModelSending(model);
  }

  /** How long an act of waiting takes. */
  static Duration time(Act act) {
    return switch (act.how() % 4) {
      case 0 -> Duration.ofMinutes(10);
      case 1 -> Duration.ofHours(25);
      case 2 -> Duration.ofDays(8);
      default -> Duration.ofDays(31);
    };
  }

  /** The mailbox that a contact moves to; null for none. */
  static String newEmail(Act act) {
    var chosen = act.how() % (CONTACTS + 1);
    return chosen == 0 ? null : PortalModel.mailbox(chosen);
  }

  String act(Act act) {
    var contact = act.who();
    var mailbox = PortalModel.mailbox(contact);
    return switch (act.what()) {
      case BULK_SEND -> bulk(act, Answer.SENT);
      case BULK_SEND_REFUSED -> bulk(act, Answer.REFUSED);
      case BULK_SEND_IN_DOUBT -> bulk(act, Answer.IN_DOUBT);
      case CANCELLED_SEND -> bulk(act, Answer.NEVER);
      case INVITE -> single(act, false, Answer.SENT);
      case INVITE_REFUSED -> single(act, false, Answer.REFUSED);
      case RESEND -> single(act, true, Answer.SENT);
      case RESEND_REFUSED -> single(act, true, Answer.REFUSED);
      case PEEK -> letter(act).map(each -> model.dead(each).orElse("Open")).orElse("no letter");
      case ACCEPT -> letter(act).map(this::accept).orElse("no letter");
      case ACCEPT_BY_PASSWORD ->
          letter(act).map(each -> acceptByPassword(mailbox, each)).orElse("no letter");
      case WRONG_PASSWORD -> model.mayTry(mailbox) ? "Wrong" : "TooMany";
      case WRONG_TOKEN -> "Unknown";
      case NEW_LINK -> letter(act).map(this::newLink).orElse("no letter");
      case REVOKE ->
          model.isLinked(contact) ? model.revoke(model.identity(contact)) : "NotFoundException";
      case BULK_REVOKE -> bulkRevoke();
      case CHANGE_EMAIL -> {
        model.emails.put(contact, newEmail(act));
        model.endDeserted();
        yield "done";
      }
      case LINK -> {
        model.links.get(contact).add(act.which());
        yield "done";
      }
      case UNLINK -> {
        model.links.get(contact).remove(act.which());
        model.nothing.remove(List.of(contact, act.which()));
        model.endDeserted();
        yield "done";
      }
      case SWITCH_CONTACT -> {
        flip(model.switchedOff, contact);
        model.endDeserted();
        yield "done";
      }
      case SWITCH_CLASS -> {
        flip(model.classesOff, act.which());
        yield "done";
      }
      case SWITCH_PORTAL -> {
        model.portalOn = !model.portalOn;
        yield "done";
      }
      case WAIT -> {
        model.now = model.now.plus(time(act));
        yield "done";
      }
      case LOGIN -> {
        model.live(mailbox).ifPresent(model::accept);
        model.logins.put(mailbox, model.now);
        yield "true";
      }
      case PASSWORD_RESET -> passwordReset(mailbox);
      case IMPORT -> {
        var isNew = !model.isAccepted(mailbox);
        model.importUser(mailbox);
        yield isNew ? "1" : "0";
      }
      case BOUNCE -> {
        model.holds.put(mailbox, Cause.BOUNCED);
        yield "done";
      }
      case COMPLAIN -> {
        model.holds.put(mailbox, Cause.SUPPRESSED);
        yield "done";
      }
      case CLEAR ->
          model.isLinked(contact)
              ? String.valueOf(model.holds.remove(model.identity(contact)) != null)
              : "NotFoundException";
      case GRANT -> grant(act);
    };
  }

  private static void flip(Set<Integer> set, int element) {
    if (!set.remove(element)) {
      set.add(element);
    }
  }

  private String bulk(Act act, Answer answer) {
    var allowed =
        new Sending(!act.alsoInvited(), false, act.alsoRevoked(), act.overrides(), BULK_COOLDOWN);
    var audience =
        IntStream.rangeClosed(1, CONTACTS)
            .boxed()
            .filter(model::isLinked)
            .collect(Collectors.toCollection(TreeSet::new));
    var plan = sending.send(audience, allowed, answer);
    return "%d to %d, not %s".formatted(plan.recipients(), plan.messages(), plan.skipped());
  }

  private String single(Act act, boolean resend, Answer answer) {
    if (!model.isLinked(act.who())) {
      return "NotFoundException";
    }
    var allowed = new Sending(!resend, resend, act.alsoRevoked(), act.overrides(), SINGLE_COOLDOWN);
    var obstacle = sending.obstacle(act.who(), allowed);
    sending.send(Set.of(act.who()), allowed, answer);
    return obstacle.map(Enum::name).orElse("Queued");
  }

  private Optional<Letter> letter(Act act) {
    return model.letter(PortalModel.mailbox(act.who()), act.which() - 1);
  }

  private String accept(Letter letter) {
    var dead = model.dead(letter);
    if (dead.isPresent()) {
      return dead.get();
    }
    model.accept(letter.invitation());
    return "Accepted " + model.people(letter.invitation());
  }

  private String acceptByPassword(String mailbox, Letter letter) {
    if (!letter.withPassword()) {
      return "no password";
    }
    return model.mayTry(mailbox) ? accept(letter) : "TooMany";
  }

  private String newLink(Letter letter) {
    var mailbox = letter.invitation().mailbox;
    var renewable =
        model.dead(letter).filter(why -> why.startsWith("Exp") || why.startsWith("Sup"));
    var allowed = new Sending(false, true, false, false, SINGLE_COOLDOWN);
    renewable
        .flatMap(why -> model.owners(mailbox).stream().filter(model::isLinked).findFirst())
        .ifPresent(contact -> sending.send(Set.of(contact), allowed, Answer.SENT));
    return "done";
  }

  private String bulkRevoke() {
    var before = new TreeMap<Integer, String>();
    var outcomes = new TreeMap<String, String>();
    for (int contact = 1; contact <= CONTACTS; contact++) {
      if (model.isLinked(contact)) {
        var mailbox = model.identity(contact);
        before.put(contact, outcomes.computeIfAbsent(mailbox, model::revoke));
      }
    }
    return before.toString();
  }

  private String passwordReset(String mailbox) {
    if (model.isAccepted(mailbox)) {
      return "ALLOWED";
    }
    var live = model.live(mailbox);
    live.ifPresent(model::accept);
    return live.isPresent() ? "ACCEPTED" : "REFUSED";
  }

  private String grant(Act act) {
    var link = List.<Integer>of(act.who(), act.which());
    if (!model.links(act.who()).contains(act.which())) {
      return "NotFoundException";
    }
    if (act.overrides()) {
      model.nothing.add(link);
    } else {
      model.nothing.remove(link);
    }
    return model.isAccepted(model.identity(act.who())) ? "EFFECTIVE" : "STAGED";
  }

  /** All that can be seen. */
  Map<String, Object> picture() {
    var picture = new TreeMap<String, Object>();
    var buckets = new TreeMap<StatusBucket, Long>();
    for (int contact = 1; contact <= CONTACTS; contact++) {
      if (model.isLinked(contact)) {
        var status = model.status(contact);
        picture.put("status of " + contact, status);
        buckets.merge(status.bucket(), 1L, Long::sum);
      }
      picture.put("accounts of " + contact, model.accessible(contact));
      picture.put(
          "letters to " + contact,
          model.letters.getOrDefault(PortalModel.mailbox(contact), List.of()).size());
    }
    picture.put("counts", buckets);
    return picture;
  }

  InvitationStatus status(int contact) {
    return model.status(contact);
  }

  boolean isLinked(int contact) {
    return model.isLinked(contact);
  }
}

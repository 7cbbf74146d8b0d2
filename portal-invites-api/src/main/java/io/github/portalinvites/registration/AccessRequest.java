package io.github.portalinvites.registration;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.permission.Actor;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asked for access, and what came of it; for staff only.
 *
 * @param typed what was typed; of the quick pay code or account number a keyed hash is kept as long
 *     as staff may let it be proved, and never shown
 * @param client a mark that requests of one client share, from which nobody finds the client
 * @param found what the request was found to be about
 * @param decision what staff, or whoever has the login, decided; null as long as nobody did
 */
public record AccessRequest(
    RequestId id,
    RequestKind kind,
    Instant received,
    Typed typed,
    String client,
    RequestState state,
    RequestReason reason,
    Found found,
    @Nullable Decision decision) {

  public AccessRequest state(RequestState state, RequestReason reason) {
    return new AccessRequest(id, kind, received, typed, client, state, reason, found, decision);
  }

  public AccessRequest found(Found value) {
    return new AccessRequest(id, kind, received, typed, client, state, reason, value, decision);
  }

  public AccessRequest decided(Decision value) {
    return new AccessRequest(id, kind, received, typed, client, state, reason, found, value);
  }

  /** Nothing of what was typed: this text may reach a log. */
  @Override
  public String toString() {
    return "AccessRequest[%s, %s, %s, %s]".formatted(id, kind, state, reason);
  }

  /**
   * What was typed, trimmed.
   *
   * @param about the invoice's number, or the service address
   * @param phone null if none was asked for or given
   * @param locale the language of the form, null if unknown
   */
  public record Typed(
      String about, String name, String email, @Nullable String phone, @Nullable Locale locale) {

    @Override
    public String toString() {
      return "Typed[…]";
    }
  }

  /**
   * What a request is about, as far as it is known.
   *
   * @param site where it is about one of the account's sites only
   * @param contact who was invited, or has the login
   * @param run the run that mails the invitation
   */
  public record Found(
      @Nullable DivisionId division,
      @Nullable AccountId account,
      @Nullable SiteId site,
      @Nullable ContactId contact,
      @Nullable RunId run) {

    public static final Found NOTHING = new Found(null, null, null, null, null);

    public Found account(DivisionId division, AccountId account, @Nullable SiteId site) {
      return new Found(division, account, site, contact, run);
    }

    public Found contact(ContactId value) {
      return new Found(division, account, site, value, run);
    }

    public Found run(RunId value) {
      return new Found(division, account, site, contact, value);
    }
  }

  /**
   * What a person decided.
   *
   * @param by a member of staff as of then, without e-mail; or {@link #PERSON}
   * @param note why, null if nobody said
   */
  public record Decision(Actor by, Instant at, @Nullable String note) {

    /** The most characters of a note. */
    public static final int MAX_NOTE = 1_000;

    /** Stands for whoever has the login. */
    public static final Actor PERSON = Actor.of("INVITEE", "invited person");

    public Decision {
      if (note != null && note.length() > MAX_NOTE) {
        throw new IllegalArgumentException("A note has at most %d characters".formatted(MAX_NOTE));
      }
    }
  }
}

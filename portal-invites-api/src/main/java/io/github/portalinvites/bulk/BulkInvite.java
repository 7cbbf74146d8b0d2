package io.github.portalinvites.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.delivery.SendHours;
import io.github.portalinvites.invitation.InviteMail;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to send to whom. Immutable; each method but the accessors gives a changed copy.
 *
 * @param audience a bulk send names a division, or hand-picked contacts
 * @param mail what is sent
 * @param recipients who of the audience gets it
 * @param tempo how it is sent
 */
public record BulkInvite(
    AudienceFilter audience, InviteMail mail, Recipients recipients, Tempo tempo) {

  /** The division's template and sender, to everybody who has no invitation yet. */
  public static BulkInvite to(AudienceFilter audience) {
    return new BulkInvite(audience, InviteMail.DEFAULT, Recipients.DEFAULT, Tempo.DEFAULT);
  }

  /** Another template than the division's own. */
  public BulkInvite template(TemplateId template) {
    return mail(mail.template(template));
  }

  /** Subject and bodies for this one send, in place of the template's. */
  public BulkInvite wording(TemplateContent wording) {
    return mail(mail.wording(wording));
  }

  /** <i>Email from</i>, typed for this one send. */
  public BulkInvite sender(Sender sender) {
    return mail(mail.sender(sender));
  }

  public BulkInvite credentials(CredentialPolicy policy) {
    return mail(mail.credentials(policy));
  }

  /** How long invitations are valid: up to 365 days. */
  public BulkInvite lifetime(Duration lifetime) {
    return mail(mail.lifetime(lifetime));
  }

  /** Sends again to contacts who have an invitation that is not accepted. */
  public BulkInvite alsoInvited() {
    return recipients(recipients.limitToNew(false).onlyInvited(false));
  }

  /** Sends only to contacts who have an invitation that is not accepted: a bulk resend. */
  public BulkInvite onlyInvited() {
    return recipients(recipients.limitToNew(false).onlyInvited(true));
  }

  /** Sends also to contacts whose last invitation a person revoked. */
  public BulkInvite alsoRevoked() {
    return recipients(recipients.includeRevoked(true));
  }

  /** Passes over cooldown and cap; needs the permission for it. */
  public BulkInvite overrideLimits() {
    return recipients(recipients.overrideLimits(true));
  }

  /**
   * Sends only to contacts whom {@code AutoSend} left waiting, such as those of an import, and who
   * were sent nothing since.
   */
  public BulkInvite catchingUp() {
    return recipients(recipients.onlyWaiting(true));
  }

  public BulkInvite pace(Pace pace) {
    return tempo(new Tempo(pace, tempo.canary, tempo.hours, tempo.inDoubt));
  }

  /** Pauses after the first {@code messages}, until a person resumes the run. */
  public BulkInvite canary(int messages) {
    return tempo(new Tempo(tempo.pace, messages, tempo.hours, tempo.inDoubt));
  }

  public BulkInvite hours(SendHours hours) {
    return tempo(new Tempo(tempo.pace, tempo.canary, hours, tempo.inDoubt));
  }

  public BulkInvite inDoubt(InDoubtPolicy policy) {
    return tempo(new Tempo(tempo.pace, tempo.canary, tempo.hours, policy));
  }

  private BulkInvite mail(InviteMail value) {
    return new BulkInvite(audience, value, recipients, tempo);
  }

  private BulkInvite recipients(Recipients value) {
    return new BulkInvite(audience, mail, value, tempo);
  }

  private BulkInvite tempo(Tempo value) {
    return new BulkInvite(audience, mail, recipients, value);
  }

  /**
   * Who of the audience gets mail.
   *
   * @param limitToNew <i>limit to contacts without an existing invitation</i>; default yes
   * @param includeRevoked default no
   * @param overrideLimits default no
   * @param onlyInvited whether those without an invitation are left out; default no
   * @param onlyWaiting whether those are left out whom no automatic sending left waiting; default
   *     no
   */
  public record Recipients(
      boolean limitToNew,
      boolean includeRevoked,
      boolean overrideLimits,
      boolean onlyInvited,
      boolean onlyWaiting) {

    public static final Recipients DEFAULT = new Recipients(true, false, false, false, false);

    public Recipients limitToNew(boolean value) {
      return new Recipients(value, includeRevoked, overrideLimits, onlyInvited, onlyWaiting);
    }

    public Recipients includeRevoked(boolean value) {
      return new Recipients(limitToNew, value, overrideLimits, onlyInvited, onlyWaiting);
    }

    public Recipients overrideLimits(boolean value) {
      return new Recipients(limitToNew, includeRevoked, value, onlyInvited, onlyWaiting);
    }

    public Recipients onlyInvited(boolean value) {
      return new Recipients(limitToNew, includeRevoked, overrideLimits, value, onlyWaiting);
    }

    public Recipients onlyWaiting(boolean value) {
      return new Recipients(limitToNew, includeRevoked, overrideLimits, onlyInvited, value);
    }
  }

  /**
   * How it is sent.
   *
   * @param canary how many messages go before the run pauses by itself; 0 for none
   * @param hours null for any time
   */
  public record Tempo(Pace pace, int canary, @Nullable SendHours hours, InDoubtPolicy inDoubt) {

    public static final Tempo DEFAULT =
        new Tempo(Pace.UNLIMITED, 0, null, InDoubtPolicy.RESEND_ONCE_THEN_HOLD);

    public Tempo {
      if (canary < 0) {
        throw new IllegalArgumentException("A canary has no negative size");
      }
    }
  }
}

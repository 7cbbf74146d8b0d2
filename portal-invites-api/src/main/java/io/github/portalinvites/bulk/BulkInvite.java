package io.github.portalinvites.bulk;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.delivery.InDoubtPolicy;
import io.github.portalinvites.delivery.Pace;
import io.github.portalinvites.delivery.SendHours;
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
public record BulkInvite(AudienceFilter audience, Mail mail, Recipients recipients, Tempo tempo) {

  /** The division's template and sender, to everybody who has no invitation yet. */
  public static BulkInvite to(AudienceFilter audience) {
    return new BulkInvite(audience, Mail.DEFAULT, Recipients.DEFAULT, Tempo.DEFAULT);
  }

  /** Another template than the division's own. */
  public BulkInvite template(TemplateId template) {
    return mail(new Mail(template, mail.wording, mail.sender, mail.credentials, mail.lifetime));
  }

  /** Subject and bodies for this one send, in place of the template's. */
  public BulkInvite wording(TemplateContent wording) {
    return mail(new Mail(mail.template, wording, mail.sender, mail.credentials, mail.lifetime));
  }

  /** <i>Email from</i>, typed for this one send. */
  public BulkInvite sender(Sender sender) {
    return mail(new Mail(mail.template, mail.wording, sender, mail.credentials, mail.lifetime));
  }

  public BulkInvite credentials(CredentialPolicy policy) {
    return mail(new Mail(mail.template, mail.wording, mail.sender, policy, mail.lifetime));
  }

  /** How long invitations are valid: up to 365 days. */
  public BulkInvite lifetime(Duration lifetime) {
    return mail(new Mail(mail.template, mail.wording, mail.sender, mail.credentials, lifetime));
  }

  /** Sends again to contacts who have an invitation that is not accepted. */
  public BulkInvite alsoInvited() {
    return recipients(new Recipients(false, recipients.includeRevoked, recipients.overrideLimits));
  }

  /** Sends also to contacts whose last invitation a person revoked. */
  public BulkInvite alsoRevoked() {
    return recipients(new Recipients(recipients.limitToNew, true, recipients.overrideLimits));
  }

  /** Passes over cooldown and cap; needs the permission for it. */
  public BulkInvite overrideLimits() {
    return recipients(new Recipients(recipients.limitToNew, recipients.includeRevoked, true));
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

  private BulkInvite mail(Mail value) {
    return new BulkInvite(audience, value, recipients, tempo);
  }

  private BulkInvite recipients(Recipients value) {
    return new BulkInvite(audience, mail, value, tempo);
  }

  private BulkInvite tempo(Tempo value) {
    return new BulkInvite(audience, mail, recipients, value);
  }

  /**
   * What is sent.
   *
   * @param template null for the division's own, else the one for all divisions
   * @param wording null for the template's
   * @param sender null for the division's, else that of the system option
   * @param credentials default: link and temporary password
   * @param lifetime default 30 days, at most 365
   */
  public record Mail(
      @Nullable TemplateId template,
      @Nullable TemplateContent wording,
      @Nullable Sender sender,
      CredentialPolicy credentials,
      Duration lifetime) {

    public static final Mail DEFAULT =
        new Mail(null, null, null, CredentialPolicy.BOTH, Duration.ofDays(30));

    public Mail {
      if (lifetime.toSeconds() < 1 || lifetime.compareTo(Duration.ofDays(365)) > 0) {
        throw new IllegalArgumentException("An invitation lives 1 second to 365 days");
      }
    }
  }

  /**
   * Who of the audience gets mail.
   *
   * @param limitToNew <i>limit to contacts without an existing invitation</i>; default yes
   * @param includeRevoked default no
   * @param overrideLimits default no
   */
  public record Recipients(boolean limitToNew, boolean includeRevoked, boolean overrideLimits) {

    public static final Recipients DEFAULT = new Recipients(true, false, false);
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

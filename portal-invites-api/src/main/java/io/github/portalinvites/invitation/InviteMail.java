package io.github.portalinvites.invitation;

import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail that invites. Immutable; each method but the accessors gives a changed copy.
 *
 * @param template null for the division's own, else the one for all divisions
 * @param wording null for the template's
 * @param sender null for the division's and that of the system option
 * @param credentials default: link and temporary password
 * @param lifetime default 30 days, at most 365
 */
public record InviteMail(
    @Nullable TemplateId template,
    @Nullable TemplateContent wording,
    @Nullable Sender sender,
    CredentialPolicy credentials,
    Duration lifetime) {

  public static final InviteMail DEFAULT =
      new InviteMail(null, null, null, CredentialPolicy.BOTH, Duration.ofDays(30));

  public InviteMail {
    if (lifetime.toSeconds() < 1 || lifetime.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("An invitation lives 1 second to 365 days");
    }
  }

  /** Another template than the division's own. */
  public InviteMail template(TemplateId value) {
    return new InviteMail(value, wording, sender, credentials, lifetime);
  }

  /** Subject and bodies for this one send, in place of the template's. */
  public InviteMail wording(TemplateContent value) {
    return new InviteMail(template, value, sender, credentials, lifetime);
  }

  /** <i>Email from</i>, typed for this one send. */
  public InviteMail sender(Sender value) {
    return new InviteMail(template, wording, value, credentials, lifetime);
  }

  public InviteMail credentials(CredentialPolicy value) {
    return new InviteMail(template, wording, sender, value, lifetime);
  }

  /** How long the invitation is valid: up to 365 days. */
  public InviteMail lifetime(Duration value) {
    return new InviteMail(template, wording, sender, credentials, value);
  }
}

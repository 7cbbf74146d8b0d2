package io.github.portalinvites.settings;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.template.TemplateId;
import org.jspecify.annotations.Nullable;

/**
 * What a portal's operators can set.
 *
 * @param portalEnabled <i>customer portal enabled</i>; default yes
 * @param portalUrl <i>customer portal URL</i>; without one nothing can be sent
 */
public record SystemOptions(
    boolean portalEnabled,
    @Nullable PortalUrl portalUrl,
    Invite invite,
    AddressRequests addressRequests,
    SignIn signIn) {

  /** What a portal starts with: enabled, without URL and sender. */
  public static final SystemOptions DEFAULT =
      new SystemOptions(
          true,
          null,
          new Invite(null, null),
          new AddressRequests(false, null),
          new SignIn(false, null, false, null, null));

  public SystemOptions portalEnabled(boolean value) {
    return new SystemOptions(value, portalUrl, invite, addressRequests, signIn);
  }

  public SystemOptions portalUrl(@Nullable PortalUrl value) {
    return new SystemOptions(portalEnabled, value, invite, addressRequests, signIn);
  }

  /**
   * These options with another portal URL.
   *
   * @throws InvalidSettingException if {@code url} is none that a portal can have
   */
  public SystemOptions portalUrl(String url) {
    return portalUrl(PortalUrl.of(url));
  }

  public SystemOptions inviteFrom(@Nullable EmailAddress value) {
    return invite(new Invite(value, invite.template));
  }

  /**
   * These options with another <i>account invite from email</i>.
   *
   * @throws InvalidSettingException if {@code address} cannot be mailed
   */
  public SystemOptions inviteFrom(String address) {
    return inviteFrom(
        EmailAddress.find(address)
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "account invite from email", "is not an address that can be mailed")));
  }

  public SystemOptions inviteTemplate(@Nullable TemplateId value) {
    return invite(new Invite(invite.from, value));
  }

  public SystemOptions addressRequests(AddressRequests value) {
    return new SystemOptions(portalEnabled, portalUrl, invite, value, signIn);
  }

  public SystemOptions signIn(SignIn value) {
    return new SystemOptions(portalEnabled, portalUrl, invite, addressRequests, value);
  }

  private SystemOptions invite(Invite value) {
    return new SystemOptions(portalEnabled, portalUrl, value, addressRequests, signIn);
  }

  /**
   * How people are invited.
   *
   * @param from <i>account invite from email</i>
   * @param template <i>invite email template</i>
   */
  public record Invite(@Nullable EmailAddress from, @Nullable TemplateId template) {}

  /**
   * Asking for access by service address.
   *
   * @param enabled <i>enable account request via address</i>; default no
   * @param foundTemplate <i>account request address found template</i>
   */
  public record AddressRequests(boolean enabled, @Nullable TemplateId foundTemplate) {}

  /**
   * What the sign-in page shows. Texts and logo are the host's own HTML and picture, and are handed
   * back as they are.
   *
   * @param requestLogin <i>enable request login button</i>; default no
   * @param message <i>login message</i>, null for none
   * @param displayTerms <i>display login terms</i>; default no
   * @param terms <i>login terms</i>, null for none
   * @param logo <i>login logo</i>: where the picture is, null for none
   */
  public record SignIn(
      boolean requestLogin,
      @Nullable String message,
      boolean displayTerms,
      @Nullable String terms,
      @Nullable String logo) {

    /** The most characters that a text may have. */
    public static final int MAX_TEXT = 20_000;

    public SignIn {
      bounded("login message", message);
      bounded("login terms", terms);
      bounded("login logo", logo);
    }

    public SignIn requestLogin(boolean value) {
      return new SignIn(value, message, displayTerms, terms, logo);
    }

    public SignIn message(@Nullable String value) {
      return new SignIn(requestLogin, value, displayTerms, terms, logo);
    }

    /** Sets the terms, and shows them if there are any. */
    public SignIn terms(@Nullable String value) {
      return new SignIn(requestLogin, message, value != null, value, logo);
    }

    public SignIn displayTerms(boolean value) {
      return new SignIn(requestLogin, message, value, terms, logo);
    }

    public SignIn logo(@Nullable String value) {
      return new SignIn(requestLogin, message, displayTerms, terms, value);
    }

    private static void bounded(String option, @Nullable String text) {
      if (text != null && text.length() > MAX_TEXT) {
        throw new InvalidSettingException(
            option, "has more than %d characters".formatted(MAX_TEXT));
      }
    }
  }
}

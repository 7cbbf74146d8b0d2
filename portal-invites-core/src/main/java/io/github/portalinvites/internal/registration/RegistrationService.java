package io.github.portalinvites.internal.registration;

import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.LostRace;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequests;
import io.github.portalinvites.registration.AddressRequest;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.registration.RequestAnswer;
import io.github.portalinvites.registration.RequestForm;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.SelfRegistration;
import io.github.portalinvites.registration.SignInPage;
import io.github.portalinvites.registration.StagedLink;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.PortalStorage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The door for customers, the worker behind it, and the staff's desk. */
public final class RegistrationService implements SelfRegistration {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Rules rules;
  private final Door door;
  private final RequestWork work;
  private final ReviewService review;
  private final Runnable answered;

  /**
   * @param answered told after the commit of what may have mails follow
   */
  public RegistrationService(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      SealedCursor cursors,
      Secrets secrets,
      HostRules host,
      RegistrationPolicy policy,
      RequestMails mails,
      Runnable answered) {
    this.storage = storage;
    this.portal = portal;
    var attempts = new Attempts(secrets, policy.limits());
    this.rules = new Rules(portal, secrets, attempts, policy, host, mails);
    this.door = new Door(storage, portal, secrets, attempts);
    this.work = new RequestWork(storage, portal, rules, answered);
    this.answered = answered;
    this.review = new ReviewService(storage, portal, permissions, cursors, rules, answered);
  }

  @Override
  public SignInPage page(Locale locale) {
    var options = storage.inSnapshot(portal, StoredSettings::in);
    var shown = options.signIn();
    return new SignInPage(
        shown.message(),
        shown.displayTerms() ? shown.terms() : null,
        shown.logo(),
        form(options, RequestKind.INVOICE, locale),
        form(options, RequestKind.ADDRESS, locale));
  }

  private static @Nullable RequestForm form(
      SystemOptions options, RequestKind kind, Locale locale) {
    return Door.isOffered(options, kind) ? RequestForm.of(kind, locale) : null;
  }

  @Override
  public RequestAnswer request(InvoiceVerifiedRequest request, String client) {
    return door.take(Form.of(request), client);
  }

  @Override
  public RequestAnswer request(AddressRequest request, String client) {
    return door.take(Form.of(request), client);
  }

  @Override
  public List<StagedLink> staged(String username) {
    return storage.inSnapshot(portal, stores -> new StagedLinks(stores, rules).of(username));
  }

  @Override
  public boolean confirm(String username, RequestId request) {
    var confirmed =
        LostRace.retried(
            storage, portal, stores -> new StagedLinks(stores, rules).confirm(username, request));
    answered.run();
    return confirmed;
  }

  @Override
  public boolean dismiss(String username, RequestId request) {
    return LostRace.retried(
        storage, portal, stores -> new StagedLinks(stores, rules).dismiss(username, request));
  }

  public AccessRequests requests() {
    return review;
  }

  /** Looks at some requests that are due; true if there were any. */
  public boolean workOnce() {
    return work.once();
  }
}

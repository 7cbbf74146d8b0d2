package io.github.portalinvites.registration;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.portal.PortalId;
import java.sql.Connection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes contacts and links in the host's own tables for customers who proved an account.
 * Thread-safe.
 *
 * <p>A contact that exists is never handed out as a new one, and needs no {@code contactCreated}:
 * it is invited anyway. What is made is <i>self-registered</i>, where the host keeps an origin.
 *
 * <p>Both calls are part of a transaction: whatever is written through {@code transaction} is kept
 * or undone with it, and an exception undoes it. Whoever writes elsewhere must answer a call that
 * comes again for the same request like the first one.
 */
public interface ContactMaker {

  /**
   * Makes a contact without links. Its switch <i>enable portal access</i> is on.
   *
   * @param transaction not to be ended or closed; null where the storage is in memory
   */
  ContactId create(NewContact contact, @Nullable Connection transaction);

  /**
   * Links a contact to an account, without a billing role.
   *
   * @param transaction not to be ended or closed; null where the storage is in memory
   */
  void link(NewLink link, @Nullable Connection transaction);

  /**
   * Somebody who registered.
   *
   * @param phone null if none was given
   * @param locale the language of the form, null if unknown
   */
  record NewContact(
      PortalId portal,
      RequestId request,
      PersonName name,
      EmailAddress email,
      @Nullable String phone,
      @Nullable Locale locale) {

    @Override
    public String toString() {
      return "NewContact[%s, %s]".formatted(portal, request);
    }
  }

  /**
   * A link to be made.
   *
   * @param site the only site to link, null for the whole account
   */
  record NewLink(
      PortalId portal,
      RequestId request,
      ContactId contact,
      AccountId account,
      @Nullable SiteId site) {}
}

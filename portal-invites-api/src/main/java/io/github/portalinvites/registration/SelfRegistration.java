package io.github.portalinvites.registration;

import java.util.List;
import java.util.Locale;

/**
 * The door that strangers knock at. Takes no actor: the host answers for who can reach it.
 * Thread-safe.
 *
 * <p>A request is checked for its form, counted, stored, and answered the same whatever it says; a
 * worker looks at it later. So neither the answer nor its time tells whether an invoice, an account
 * or a mailbox is known here.
 */
public interface SelfRegistration {

  /** What the sign-in page shows, in {@code locale} where that is known, else in English. */
  SignInPage page(Locale locale);

  /**
   * Takes a request by invoice. What is longer than a field may be counts as an attempt, too.
   *
   * @param client where it came from: the address of the client, as the host trusts it; an IPv6
   *     address counts by its /64, and a port does not count. Kept as a keyed hash only
   */
  RequestAnswer request(InvoiceVerifiedRequest request, String client);

  /** Takes a request by service address, in the same way. */
  RequestAnswer request(AddressRequest request, String client);

  /**
   * The accounts that wait for the yes of whoever is signed in as {@code username}, the oldest
   * first. The host asks at each login.
   */
  List<StagedLink> staged(String username);

  /**
   * Adds the account to the login, at once. For whoever is signed in as {@code username}, and said
   * yes.
   *
   * @return false if it waits for no yes of this login any more, or the account cannot be added
   *     now; nothing was written
   */
  boolean confirm(String username, RequestId request);

  /**
   * Drops a request that whoever is signed in does not want.
   *
   * @return false if it waits for no yes of this login any more; nothing was written
   */
  boolean dismiss(String username, RequestId request);
}

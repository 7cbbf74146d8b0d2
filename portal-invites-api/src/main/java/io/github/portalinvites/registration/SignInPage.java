package io.github.portalinvites.registration;

import org.jspecify.annotations.Nullable;

/**
 * What a portal's sign-in page shows besides the signing in itself. Message, terms and logo are the
 * host's own HTML and picture.
 *
 * @param message <i>login message</i>, null for none
 * @param terms <i>login terms</i>, null unless <i>display login terms</i> is on
 * @param logo <i>login logo</i>, null for none
 * @param byInvoice null unless <i>enable request login button</i> is on
 * @param byAddress null unless <i>enable account request via address</i> is on
 */
public record SignInPage(
    @Nullable String message,
    @Nullable String terms,
    @Nullable String logo,
    @Nullable RequestForm byInvoice,
    @Nullable RequestForm byAddress) {}

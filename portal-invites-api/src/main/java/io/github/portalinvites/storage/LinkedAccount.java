package io.github.portalinvites.storage;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;

/**
 * A contact's account, without the sites that the link names: there may be thousands.
 *
 * @param wholeAccount whether the link is at account level
 */
public record LinkedAccount(Contact contact, Account account, boolean wholeAccount) {}

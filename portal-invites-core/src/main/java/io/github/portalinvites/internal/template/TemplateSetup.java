package io.github.portalinvites.internal.template;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.CredentialPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a portal's templates stand on.
 *
 * @param policy what its invitations mail unless a send says otherwise
 * @param locale its language, where neither contact nor division have one of a template's
 * @param options its system options
 * @param testSender the way out for test mails
 * @param accountOrder which account of a contact counts first
 * @param username what contacts who share a login sign in with
 * @param ids random ids for templates and test mails
 */
public record TemplateSetup(
    CredentialPolicy policy,
    Locale locale,
    Function<Stores, SystemOptions> options,
    MailSender testSender,
    Comparator<Account> accountOrder,
    Function<List<Contact>, String> username,
    Supplier<UUID> ids) {}

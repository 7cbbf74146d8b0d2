/**
 * Mail, without a word of how it travels: addresses, a message ready to leave, and the port through
 * which it leaves.
 *
 * <p>A host hands in a {@link io.github.portalinvites.mail.MailSender}; each worker opens one
 * {@link io.github.portalinvites.mail.MailSession} and gives it one {@link
 * io.github.portalinvites.mail.OutgoingMail} at a time. What came of it is a {@link
 * io.github.portalinvites.mail.SendResult}, a value that says what the answer means for the message
 * and for the run, so that whoever sends needs to know no SMTP.
 */
@NullMarked
package io.github.portalinvites.mail;

import org.jspecify.annotations.NullMarked;

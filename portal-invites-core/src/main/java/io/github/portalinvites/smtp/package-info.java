/**
 * Mail over SMTP, through Jakarta Mail.
 *
 * <p>{@link io.github.portalinvites.smtp.SmtpMailSender} is made from {@link
 * io.github.portalinvites.smtp.SmtpSettings} or from the host's own {@code jakarta.mail.Session}.
 * Each session keeps one connection. The conversation is watched command by command, and the stage
 * at which it ended decides with the server's answer what the answer means.
 */
@NullMarked
package io.github.portalinvites.smtp;

import org.jspecify.annotations.NullMarked;

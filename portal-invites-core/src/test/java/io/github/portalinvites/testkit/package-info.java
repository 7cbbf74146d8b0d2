/** What tests of sending need: a mail server that follows a script, mails to send, the log. */
package io.github.portalinvites.testkit;

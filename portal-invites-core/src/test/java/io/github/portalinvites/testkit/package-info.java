/** What tests of sending need: a mail server that follows a script, and mails to send. */
package io.github.portalinvites.testkit;

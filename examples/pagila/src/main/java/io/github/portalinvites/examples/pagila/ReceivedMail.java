package io.github.portalinvites.examples.pagila;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;

/** A mail as the mail server has it, with its one recipient and its one sender. */
record ReceivedMail(String to, String from) {

  static ReceivedMail of(Message mail) {
    try {
      return new ReceivedMail(only(mail.getAllRecipients()), only(mail.getFrom()));
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail server has a mail that cannot be read", e);
    }
  }

  private static String only(Address[] addresses) {
    if (addresses.length != 1) {
      throw new IllegalStateException("Not one address but " + addresses.length);
    }
    return ((InternetAddress) addresses[0]).getAddress();
  }
}

package io.github.portalinvites.internal.template;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.PersonName;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one message fills in, as the host has it; it is cleaned and escaped when rendered.
 *
 * @param username what the person signs in with
 */
public record MergeValues(
    String contactName,
    String firstName,
    String username,
    Access access,
    Accounts accounts,
    String divisionName,
    Expiry expiry) {

  /**
   * The values of a message to {@code contacts}, who share a mailbox.
   *
   * @param accounts in the order in which they are to be named
   * @param division gives its name and zone
   */
  public static MergeValues of(
      List<Contact> contacts,
      List<Account> accounts,
      Division division,
      String username,
      Access access,
      Instant expires) {
    return new MergeValues(
        joined(contacts, contact -> contact.name().full()),
        joined(contacts, contact -> first(contact.name())),
        username,
        access,
        Accounts.of(accounts),
        division.name(),
        new Expiry(expires, division.zone()));
  }

  private static String first(PersonName name) {
    var first = name.first();
    return first.isBlank() ? name.full() : first;
  }

  private static String joined(List<Contact> contacts, Function<Contact, String> name) {
    return contacts.stream()
        .map(name)
        .filter(each -> !each.isBlank())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * What lets the person in; never shown by {@code toString}.
   *
   * @param link with its token, or the portal's address where none is mailed
   * @param temporaryPassword null if this person gets none
   */
  public record Access(URI link, @Nullable String temporaryPassword) {

    @Override
    public String toString() {
      return "Access[secret]";
    }
  }

  /** The accounts that a person is invited for, in the order in which they are to be named. */
  public record Accounts(List<String> numbers, List<String> names) {

    public Accounts {
      numbers = List.copyOf(numbers);
      names = List.copyOf(names);
    }

    static Accounts of(List<Account> accounts) {
      return new Accounts(
          accounts.stream().map(Account::number).toList(),
          accounts.stream().map(Account::name).toList());
    }
  }

  /** When the invitation ends, and where the person reads it. */
  public record Expiry(Instant at, ZoneId zone) {}
}

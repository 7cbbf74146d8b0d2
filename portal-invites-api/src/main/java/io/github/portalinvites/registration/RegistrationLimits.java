package io.github.portalinvites.registration;

import java.time.Duration;

/**
 * How often customers may ask, counted over all processes, in periods that follow each other from
 * the epoch on. Beyond the client's limit a request is closed; beyond the target's, too, if the
 * mailbox had its mail that day or the client waits for staff already; beyond the others it waits
 * for staff, who are told of the invoice's, the portal's and the division's.
 *
 * @param invoice requests with one typed invoice number; default 5 an hour, 20 a day
 * @param client requests of one client; default 10 an hour, 30 a day
 * @param target requests with one typed e-mail; default 1 in 15 minutes, 3 a day
 * @param portalPerHour requests in all; default 1,000
 * @param accountFailuresPerDay attempts on an account with a wrong code; default 10
 * @param divisionFailuresPerHour the same in a division; default 100
 */
public record RegistrationLimits(
    Rate invoice,
    Rate client,
    Rate target,
    int portalPerHour,
    int accountFailuresPerDay,
    int divisionFailuresPerHour) {

  public static final RegistrationLimits DEFAULT =
      new RegistrationLimits(
          new Rate(5, Duration.ofHours(1), 20),
          new Rate(10, Duration.ofHours(1), 30),
          new Rate(1, Duration.ofMinutes(15), 3),
          1_000,
          10,
          100);

  public RegistrationLimits {
    if (portalPerHour < 1 || accountFailuresPerDay < 1 || divisionFailuresPerHour < 1) {
      throw new IllegalArgumentException("A limit is at least 1");
    }
  }

  public RegistrationLimits invoice(Rate value) {
    return new RegistrationLimits(
        value, client, target, portalPerHour, accountFailuresPerDay, divisionFailuresPerHour);
  }

  public RegistrationLimits client(Rate value) {
    return new RegistrationLimits(
        invoice, value, target, portalPerHour, accountFailuresPerDay, divisionFailuresPerHour);
  }

  public RegistrationLimits target(Rate value) {
    return new RegistrationLimits(
        invoice, client, value, portalPerHour, accountFailuresPerDay, divisionFailuresPerHour);
  }

  public RegistrationLimits portalPerHour(int value) {
    return new RegistrationLimits(
        invoice, client, target, value, accountFailuresPerDay, divisionFailuresPerHour);
  }

  /** How many failed attempts an account takes a day, and a division an hour. */
  public RegistrationLimits failures(int accountPerDay, int divisionPerHour) {
    return new RegistrationLimits(
        invoice, client, target, portalPerHour, accountPerDay, divisionPerHour);
  }

  /** So many in a period, and in a day. */
  public record Rate(int perPeriod, Duration period, int perDay) {

    public Rate {
      if (perPeriod < 1 || perDay < 1 || period.toSeconds() < 1) {
        throw new IllegalArgumentException("A limit is at least 1, a period at least 1 second");
      }
    }
  }
}

package io.github.portalinvites.examples.features;

import static io.github.portalinvites.audience.Restriction.WITHOUT_AUTOMATIC_PAYMENT;
import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;
import static io.github.portalinvites.examples.features.SampleHost.ROSA;

import io.github.portalinvites.audience.AudienceFilter;
import java.util.Locale;

/** Why one contact is not mailed, and why how many of a filter's contacts are not. */
public final class Explain {

  private Explain() {}

  public static void main(String... args) {
    try (var portal = SampleHost.portal().build()) {
      SampleHost.fill(portal);
      var filter = AudienceFilter.division(HOUSTON).restrictTo(WITHOUT_AUTOMATIC_PAYMENT);

      var rosa = portal.audience().explain(DANA, ROSA, filter);
      System.out.printf("Rosa Delgado is %s%n", rosa.inAudience() ? "reached" : "not reached");
      for (var link : rosa.links()) {
        for (var rule : link.rules()) {
          System.out.printf(
              "  account %s: %s %s '%s'%n",
              link.accountNumber(),
              rule.datum(),
              rule.passes() ? "passes" : "fails",
              rule.condition());
        }
      }

      System.out.println("Of the others");
      portal
          .audience()
          .obstacles(DANA, filter)
          .forEach(
              (reason, contacts) ->
                  System.out.printf(
                      "  %d: %s %s%n",
                      contacts, reason.sentence(Locale.ENGLISH), reason.hint(Locale.ENGLISH)));
    }
  }
}

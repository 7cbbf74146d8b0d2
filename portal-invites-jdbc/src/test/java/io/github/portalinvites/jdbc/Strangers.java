package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.registration.RequestAnswer;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** People who guess the codes of invoices, each from a client and with an address of its own. */
final class Strangers {

  private Strangers() {}

  /**
   * So many guess once, at the same moment: at the invoices 1 to {@code invoices} in turn.
   *
   * @param first the number of the first stranger
   */
  static void guess(int strangers, int first, int invoices, TestPortal... doors) {
    var next = new AtomicInteger(first);
    var answers =
        Together.race(
            strangers,
            () -> {
              var stranger = next.getAndIncrement();
              var door = doors[stranger % doors.length].door();
              return door.registration()
                  .request(guess(stranger, 1 + stranger % invoices), client(stranger));
            });
    assertThat(answers).containsOnly(new RequestAnswer.Received());
  }

  static InvoiceVerifiedRequest guess(int stranger, int invoice) {
    return InvoiceVerifiedRequest.of(
        "INV-100" + invoice, "GUESS-" + stranger, "Eve", "eve%d@example.org".formatted(stranger));
  }

  static String client(int stranger) {
    return "10.%d.%d.%d".formatted(stranger >> 16, stranger >> 8 & 255, stranger & 255);
  }

  /** Has two threads of each front door look at what was asked, until nothing is due. */
  static void workTogether(TestPortal... doors) {
    Together.run(
        Stream.of(doors)
            .flatMap(each -> Stream.of(each, each))
            .<Callable<Boolean>>map(
                each ->
                    () -> {
                      each.work();
                      return true;
                    })
            .toList());
    List.of(doors).forEach(TestPortal::work);
  }
}

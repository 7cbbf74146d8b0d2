package io.github.portalinvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.InvalidSenderException;
import io.github.portalinvites.mail.InvalidSenderException.Fault;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.WatchedStorage;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area from-address: from the form to the mailbox. */
public interface BadSenderContract extends BadInputContract {

  Map<String, Fault> FAULTS =
      Map.of(
          "div@example.com\r\nBcc: evil@evil.test", Fault.NOT_AN_ADDRESS,
          "<>", Fault.NOT_AN_ADDRESS,
          "noreply@attacker-example.com", Fault.DOMAIN_NOT_ALLOWED);

  static Stream<BadInput> senders() {
    return BadInput.area("from-address");
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.bulk.BadSenderContract#senders")
  default void isMailedFromOrRefused(BadInput row) {
    if (row.text().isBlank()) {
      fallsBack(row.text());
    } else if (row.isAccepted()) {
      assertThat(sender(anotherTown(1), row.text())).isEqualTo(row.text());
    } else {
      assertThat(FAULTS).containsKey(row.text());
      var watched = watched();
      var fault = refusedSender(town(1, watched), watched, row.text());
      assertThat(fault).isEqualTo(FAULTS.get(row.text()));
    }
  }

  private void fallsBack(String blank) {
    assertThat(sender(anotherTown(1), blank)).isEqualTo("office@division1.example");
    var second = anotherTown(1);
    second.door().directory().save(records().division(1).emailFrom(blank));
    assertThat(sender(second, blank)).isEqualTo("invites@example.com");
    assertThat(refusedWithout(blank)).isEqualTo(Fault.NONE);
  }

  private String sender(TestPortal portal, String typed) {
    assertThat(portal.send(from(typed)).state()).isEqualTo(RunState.FINISHED);
    assertThat(portal.mails().sent()).hasSize(1);
    return portal.mails().sent().get(0).sender().from().address().value();
  }

  private Fault refusedWithout(String blank) {
    var watched = watched();
    var portal = town(1, watched);
    portal.door().directory().save(records().division(1).emailFrom(blank));
    portal.options(SystemOptions.DEFAULT.portalUrl("https://portal.example.com"));
    return refusedSender(portal, watched, blank);
  }

  private Fault refusedSender(TestPortal portal, WatchedStorage watched, String typed) {
    portal.door().audienceUpkeep().catchUp();
    var refused =
        refusal(InvalidSenderException.class, portal, watched, () -> portal.plan(from(typed)));
    assertThat(refused.getMessage()).contains("sender").doesNotContain("@").hasSizeLessThan(100);
    return refused.fault();
  }

  private BulkInvite from(String typed) {
    return Sender.typed(typed).map(invite()::sender).orElse(invite());
  }
}

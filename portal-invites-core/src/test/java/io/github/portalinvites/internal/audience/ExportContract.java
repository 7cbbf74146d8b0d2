package io.github.portalinvites.internal.audience;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.testkit.SmallWorld;
import io.github.portalinvites.testkit.TestInvitations;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Details as files. */
public interface ExportContract extends PortalContract {

  @Test
  default void csvHasAHeaderAndARowEach() {
    smallWorld();
    assertThat(export(ExportFormat.CSV, DetailsQuery.of(StatusBucket.PENDING)))
        .isEqualTo(
            """
            contact,contactName,email,account,accountNumber,accountName,division,status,lastInviteSent,lastLogin,automaticPayment
            %s,Bob,bob@x.com,%s,A1,Account 1,%s,PENDING,2026-05-02T10:00:00Z,,false
            %s,Cy,cy@x.com,%s,A2,Account 2,%s,EXPIRED,2026-04-03T10:00:00Z,,true
            %s,Jo,jo@x.com,%s,A1,Account 1,%s,BOUNCED,2026-04-28T10:00:00Z,,false
            """
                .formatted(
                    keys().contact(SmallWorld.BOB),
                    keys().account(1),
                    keys().division(1),
                    keys().contact(SmallWorld.CY),
                    keys().account(2),
                    keys().division(1),
                    keys().contact(SmallWorld.JO),
                    keys().account(1),
                    keys().division(1))
                .replace("\n", "\r\n"));
  }

  @Test
  default void csvQuotesAndGuardsAgainstFormulas() {
    given(records().invitable(1));
    var name = "=HYPERLINK(\"https://evil.test\",\"x\")";
    given(records().contact(1).name(PersonName.of(name)).email("+1@example.org"));
    assertThat(export(ExportFormat.CSV, DetailsQuery.all()))
        .contains("\"'=HYPERLINK(\"\"https://evil.test\"\",\"\"x\"\")\",\"'+1@example.org\",");
  }

  @Test
  default void jsonIsOneArrayOfObjects() {
    smallWorld();
    var login = now().minusSeconds(1);
    commit(s -> s.identities().recordLogin(TestInvitations.mailbox("bob@x.com"), login));
    given(records().contact(SmallWorld.BOB).name(PersonName.of("Bob")).email("bob@x.com"));
    var bob = json(export(ExportFormat.JSON, DetailsQuery.all().search("bob"))).get(0);
    assertThat(bob.get("contactName").asText()).isEqualTo("Bob");
    assertThat(bob.get("status").asText()).isEqualTo("PENDING");
    assertThat(bob.get("lastInviteSent").asText()).isEqualTo("2026-05-02T10:00:00Z");
    assertThat(bob.get("lastLogin").asText()).isEqualTo("2026-05-04T09:59:59Z");
    assertThat(bob.get("automaticPayment").booleanValue()).isFalse();
  }

  @Test
  default void jsonKeepsEveryCharacterAndMissingValues() {
    given(records().invitable(1));
    var name = "\"\\/\n\t\u0001\u2028\ud83d\ude00 é {[";
    var contact = records().contact(1).name(PersonName.of(name)).email(null);
    commit(stores -> stores.directoryTables().orElseThrow().save(List.of(contact)));
    upkeep().resync();
    var row = json(export(ExportFormat.JSON, DetailsQuery.all())).get(0);
    assertThat(row.get("contactName").asText()).isEqualTo(name);
    assertThat(row.get("email").isNull()).isTrue();
    assertThat(row.get("lastLogin").isNull()).isTrue();
  }

  @Test
  default void anEmptyExportIsAFileToo() {
    assertThat(json(export(ExportFormat.JSON, DetailsQuery.all()))).isEmpty();
    assertThat(export(ExportFormat.CSV, DetailsQuery.all()))
        .startsWith("contact,")
        .endsWith("\r\n");
  }

  @Test
  default void anExportHasAllRowsInOrderWhateverThePage() {
    given(records().division(1), records().accountClass(1), records().account(1));
    given(
        IntStream.rangeClosed(1, PageRequest.MAX_SIZE + 10)
            .mapToObj(n -> records().contact(n))
            .toList());
    given(
        IntStream.rangeClosed(1, PageRequest.MAX_SIZE + 10)
            .mapToObj(n -> records().link(n, 1))
            .toList());
    var query =
        DetailsQuery.all().sortByDescending(AudienceSort.CONTACT_NAME).page(PageRequest.first(1));
    var rows = json(export(ExportFormat.JSON, query));
    assertThat(rows).hasSize(PageRequest.MAX_SIZE + 10);
    assertThat(rows.findValuesAsText("contactName"))
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  default void tellsHowManyRowsWereWritten() {
    smallWorld();
    var out = new StillOpen();
    var rows = audience().export(DANA, EVERYONE, DetailsQuery.all(), ExportFormat.CSV, out);
    assertThat(rows).isEqualTo(14);
    assertThat(out.closed).isFalse();
  }

  private String export(ExportFormat format, DetailsQuery query) {
    var out = new ByteArrayOutputStream();
    audience().export(DANA, EVERYONE, query, format, out);
    return out.toString(UTF_8);
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** Tells whether somebody closed it. */
  final class StillOpen extends ByteArrayOutputStream {

    private boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }
}

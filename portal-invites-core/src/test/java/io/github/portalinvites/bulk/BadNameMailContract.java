package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of bad-inputs.tsv, area name-subject, as a host's view may give them: past the
 * directory's writer, as the contact's name and in the subject of a mail.
 */
public interface BadNameMailContract extends BadInputContract {

  TemplateContent GREETING =
      TemplateContent.of("For [ContactName]", "Hello [ContactName],\n\n[CustomerPortalLink]");

  static Stream<BadInput> names() {
    return BadInput.area("name-subject");
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.bulk.BadNameMailContract#names")
  default void aNameStaysAName(BadInput row) {
    var mail = mailTo(row.text());
    var shown = HeaderText.of(row.text()).value();
    assertThat(shown).doesNotContainPattern("[\\p{Cc}\\u2028\\u202e]").hasSizeBetween(1, 200);
    assertThat(mail.subject()).hasToString(HeaderText.of("For " + shown).value());
    assertThat(mail.text()).startsWith("Hello " + shown + ",");
    assertThat(mail.html()).doesNotContain("<a href=https://evil.test");
    assertThat(mail.recipient().address()).isEqualTo(address(1));
    assertThat(mail.sender().from().address().value()).isEqualTo("office@division1.example");
    assertHeadersLikeThoseOf(mailTo("Robert"), mail);
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.bulk.BadNameMailContract#names")
  default void exportsNoFormula(BadInput row) {
    var out = new ByteArrayOutputStream();
    var all = DetailsQuery.all();
    portal(row.text()).door().audience().export(DANA, everybody(), all, ExportFormat.CSV, out);
    var formula = row.text().startsWith("=");
    assertThat(out.toString(UTF_8))
        .contains(formula ? ",\"'=HYPERLINK(" : ",contact1@example.org,");
    assertThat(row.expected().contains("apostrophe")).isEqualTo(formula);
  }

  /** The same headers, once each and in the same order, all ASCII; and one address to go to. */
  private static void assertHeadersLikeThoseOf(OutgoingMail harmless, OutgoingMail mail) {
    assertThat(mail.headers())
        .extracting(MailHeader::name)
        .isEqualTo(harmless.headers().stream().map(MailHeader::name).toList())
        .doesNotContain("Bcc", "X-Evil");
    assertThat(headerNames(mail)).isEqualTo(headerNames(harmless));
    assertThat(headers(mail)).matches("[\\x20-\\x7e\\r\\n]*");
    assertThat(unfolded(mail, "To"))
        .matches("(\"([^\"\\\\]|\\\\.)*\"|[^\"@<>,:;()]+) <contact1@example\\.org>");
  }

  private static List<String> headerNames(OutgoingMail mail) {
    return unfolded(mail).map(line -> line.substring(0, line.indexOf(':'))).toList();
  }

  private static String unfolded(OutgoingMail mail, String name) {
    var found = unfolded(mail).filter(line -> line.startsWith(name + ": ")).toList();
    assertThat(found).hasSize(1);
    return found.get(0).substring(name.length() + 2);
  }

  private static Stream<String> unfolded(OutgoingMail mail) {
    return Stream.of(headers(mail).replaceAll("\r\n[ \t]+", " ").split("\r\n"));
  }

  private static String headers(OutgoingMail mail) {
    return new String(mail.bytes(), US_ASCII).split("\r\n\r\n", 2)[0];
  }

  private OutgoingMail mailTo(String name) {
    var portal = portal(name);
    portal.send(invite().wording(GREETING));
    assertThat(portal.mails().sent()).hasSize(1);
    return portal.mails().sent().get(0);
  }

  private TestPortal portal(String name) {
    var portal = anotherTown(1);
    var contact = records().contact(1).name(PersonName.of(name));
    portal.commit(stores -> stores.directoryTables().orElseThrow().save(List.of(contact)));
    portal.door().audienceUpkeep().resync();
    return portal;
  }
}

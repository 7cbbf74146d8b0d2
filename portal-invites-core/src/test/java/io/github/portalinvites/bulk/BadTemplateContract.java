package io.github.portalinvites.bulk;

import static io.github.portalinvites.testkit.TestPortal.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateProblem.Kind;
import io.github.portalinvites.testkit.BadInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area template: as a template to keep, and as wording of one send. */
public interface BadTemplateContract extends BadInputContract {

  String LINK = "\n[CustomerPortalLink]";
  String EVIL_LINK = "<a href=\"https://evil.test/?t=[CustomerPortalLink]\">";
  String WITHOUT_LINK = "template without [CustomerPortalLink]";

  /** Refused texts, what is wrong with them, and where: line and column. */
  Map<String, List<Object>> FAULTS =
      Map.of(
          "Hello [ContactName",
          List.of(Kind.UNCLOSED_FIELD, 1, 7),
          "[Contact.Password]",
          List.of(Kind.UNKNOWN_FIELD, 1, 1),
          EVIL_LINK,
          List.of(Kind.MISPLACED_FIELD, 1, 31),
          WITHOUT_LINK,
          List.of(Kind.MISSING_FIELD, 1, 1),
          "",
          List.of(Kind.EMPTY, 1, 1),
          "\u200b[\u200bContactName]",
          List.of(Kind.HIDDEN_CHARACTER, 1, 2));

  static Stream<BadInput> templates() {
    return BadInput.area("template");
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.bulk.BadTemplateContract#templates")
  default void isRefusedOrRenderedOnce(BadInput row) {
    if (row.isAccepted()) {
      assertThat(mail("Ann", "Hello", row.text() + LINK).text()).startsWith(row.text());
    } else if (row.expected().startsWith("RENDER")) {
      rendersInOnePass(row);
    } else if (row.text().startsWith("Subject: ")) {
      subjectStaysOneLine(row);
    } else {
      isRefusedWithItsPlace(row);
    }
  }

  /** {@code <field> where contactName = <value>}. */
  private void rendersInOnePass(BadInput row) {
    var parts = row.text().split(" where contactName = ", 2);
    var mail = mail(parts[1], parts[0], parts[0] + LINK);
    assertThat(mail.subject()).hasToString(parts[1]);
    assertThat(mail.text()).startsWith(parts[1]).containsOnlyOnce(parts[1]);
    assertThat(mail.html()).contains(parts[1]);
  }

  /** {@code Subject: <field> with contactName=<value>}. */
  private void subjectStaysOneLine(BadInput row) {
    var parts = row.text().substring("Subject: ".length()).split(" with contactName=", 2);
    assertThat(parts[1]).contains("\r\n");
    var mail = mail(parts[1], parts[0], "Hello" + LINK);
    assertThat(mail.headers()).extracting(MailHeader::name).containsOnlyOnce("Subject");
    assertThat(mail.headers()).extracting(MailHeader::name).doesNotContain("Bcc");
    assertThat(mail.subject()).hasToString("x Bcc: y");
  }

  private OutgoingMail mail(String contactName, String subject, String text) {
    var portal = town(1);
    var contact = records().contact(1).name(PersonName.of(contactName));
    portal.commit(stores -> stores.directoryTables().orElseThrow().save(List.of(contact)));
    portal.send(invite().wording(TemplateContent.of(subject, text)));
    assertThat(portal.mails().sent()).hasSize(1);
    return portal.mails().sent().get(0);
  }

  private void isRefusedWithItsPlace(BadInput row) {
    assertThat(FAULTS).containsKey(row.text());
    assertThat(row.expected()).startsWith("REJECT");
    var bad = TemplateContent.of("Hello", refused(row.text()));
    var watched = watched();
    var portal = town(1, watched);
    var draft = TemplateDraft.of("Bad", Locale.ENGLISH, bad);
    for (var wrong :
        List.of(
            refusal(
                InvalidTemplateException.class,
                portal,
                watched,
                () -> portal.door().templates().create(DANA, draft)),
            refusal(
                InvalidTemplateException.class,
                portal,
                watched,
                () -> portal.plan(invite().wording(bad))))) {
      assertThat(List.<Object>of(wrong.problems().get(0).kind(), wrong.line(), wrong.column()))
          .isEqualTo(FAULTS.get(row.text()));
      assertThat(wrong.reason()).isNotBlank();
    }
  }

  /** Nothing else is wrong with it. */
  private static String refused(String text) {
    return switch (text) {
      case "", EVIL_LINK -> text;
      case WITHOUT_LINK -> "Hello [ContactName]";
      default -> text + LINK;
    };
  }
}

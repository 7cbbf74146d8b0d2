package io.github.portalinvites.internal.template;

import static io.github.portalinvites.template.TemplateProblem.Kind.EMPTY;
import static io.github.portalinvites.template.TemplateProblem.Kind.HIDDEN_CHARACTER;
import static io.github.portalinvites.template.TemplateProblem.Kind.MISPLACED_FIELD;
import static io.github.portalinvites.template.TemplateProblem.Kind.MISSING_FIELD;
import static io.github.portalinvites.template.TemplateProblem.Kind.UNCLOSED_FIELD;
import static io.github.portalinvites.template.TemplateProblem.Kind.UNKNOWN_FIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.TemplateProblem.Kind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rows of bad-inputs.tsv, area template, and those of name-subject as far as they are mailed.
 */
class BadTemplatesTest {

  private static final String LINK = "\n[CustomerPortalLink]\n";
  private static final String EVIL_LINK = "<a href=\"https://evil.test/?t=[CustomerPortalLink]\">";

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(Letter.text("Dear\n  Hello [ContactName" + LINK), UNCLOSED_FIELD, 2, 9),
        arguments(Letter.text("[Contact.Password]" + LINK), UNKNOWN_FIELD, 1, 1),
        arguments(Letter.html("Hi\n" + EVIL_LINK), MISPLACED_FIELD, 2, 31),
        arguments(Letter.text("Hi\n" + EVIL_LINK), MISPLACED_FIELD, 2, 31),
        arguments(Letter.text("Come in!"), MISSING_FIELD, 1, 1),
        arguments(Letter.text(""), EMPTY, 1, 1),
        arguments(Letter.text("\u200b[\u200bContactName]" + LINK), HIDDEN_CHARACTER, 1, 2));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedWithItsPlace(Letter letter, Kind kind, int line, int column) {
    var refused = catchThrowableOfType(InvalidTemplateException.class, letter::compile);
    assertThat(refused.problems().get(0).kind()).isEqualTo(kind);
    assertThat(refused.line()).isEqualTo(line);
    assertThat(refused.column()).isEqualTo(column);
  }

  @Test
  void otherTemplateEnginesAreInert() {
    var other = "${7*7} #{7*7} <%=7*7%> [(${7*7})] {{7*7}} [1] [ ] ]";
    var letter = Letter.of(other, other + LINK);
    assertThat(letter.mail().subject().value()).isEqualTo(other);
    assertThat(letter.bodyText()).startsWith(other + "\r\n");
    assertThat(letter.bodyHtml()).contains(Escaped.html(other));
  }

  @Test
  void aDoubledBracketIsALiteralOne() {
    assertThat(Letter.text("[[ContactName] [[[ContactName]" + LINK).bodyText())
        .startsWith("[ContactName] [Ann Lee\r\n");
  }

  @Test
  void aValueIsNeverReadAsATemplate() {
    var letter =
        Letter.of("To [ContactName]", "Hello [ContactName]" + LINK)
            .contactName("[TemporaryPassword]");
    assertThat(letter.bodyText()).startsWith("Hello [TemporaryPassword]\r\n");
    assertThat(letter.bodyHtml()).contains("Hello [TemporaryPassword]");
    assertThat(letter.mail().subject()).hasToString("To [TemporaryPassword]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: y",
        "Bob\r\nBcc: evil@evil.test",
        "Bob\rBcc: evil@evil.test",
        "Bob\u2028Bcc: x",
        "Bob\u010d\u010aX-Evil: 1",
        "Support security@paypal.test",
        "\u202egnp.exe",
        "<a href=https://evil.test>Click to keep your account</a>",
        "null",
        "=HYPERLINK(\"https://evil.test\",\"x\")",
        "\"Bob\\\" <evil@evil.test>, x",
        "=?UTF-8?Q?=0D=0ABcc:_x?="
      })
  void aNameStaysAName(String name) throws MessagingException {
    var letter = Letter.of("For [ContactName]", "Hello [ContactName]" + LINK).contactName(name);
    var message = letter.message();
    var cleaned = HeaderText.of(name).value();
    assertThat(message.getHeader("Subject")).hasSize(1);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getHeader("X-Evil")).isNull();
    assertThat(message.getSubject()).isEqualTo("For " + cleaned);
    var to = InternetAddress.parse(message.getHeader("To", null), true);
    assertThat(to).hasSize(1);
    assertThat(to[0].getAddress()).isEqualTo("ann@lee.example");
    assertThat(to[0].getPersonal()).isEqualTo(cleaned);
    assertThat(letter.bodyText()).contains("Hello " + cleaned);
    assertThat(letter.bodyHtml())
        .contains("Hello " + Escaped.html(cleaned))
        .doesNotContain("href=https://evil.test>");
  }

  @Test
  void anEndlessNameIsCut() {
    var letter = Letter.text("Hello [ContactName]." + LINK).contactName("A".repeat(100_000));
    assertThat(letter.bodyText()).startsWith("Hello " + "A".repeat(200) + ".\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "One\r\nBcc: two",
        "One\u2028two",
        "\u202eOne",
        "One\u0000",
        "[CustomerPortalLink]"
      })
  void aSubjectIsOneHarmlessLine(String subject) {
    var letter = Letter.of(subject, LINK);
    assertThat(catchThrowableOfType(InvalidTemplateException.class, letter::compile).problems())
        .hasSize(1);
  }

  @Test
  void theReasonHelps() {
    var letter = Letter.text("[contact name]" + LINK);
    assertThat(catchThrowableOfType(InvalidTemplateException.class, letter::compile))
        .hasMessage(
            "The template is refused: text (en), line 1, column 1: [contact name] is no field;"
                + " did you mean [ContactName]?");
  }
}

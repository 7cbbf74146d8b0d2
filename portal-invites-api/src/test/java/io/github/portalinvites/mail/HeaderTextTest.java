package io.github.portalinvites.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the rows of bad-inputs.tsv, area name-subject. */
class HeaderTextTest {

  static Stream<Arguments> cleaned() {
    return Stream.of(
        Arguments.of("Bob\r\nBcc: evil@evil.test", "Bob Bcc: evil@evil.test"),
        Arguments.of("Bob\rBcc: evil@evil.test", "Bob Bcc: evil@evil.test"),
        Arguments.of("Bob\u2028Bcc: x", "Bob Bcc: x"),
        Arguments.of("Bob\u0085\u000bx", "Bob x"),
        Arguments.of("B\u0000o\u001bb\u007f", "Bob"),
        Arguments.of("\u202egnp.exe", "gnp.exe"),
        Arguments.of("a\u2066b\u2069c\u200fd\u061ce", "abcde"),
        Arguments.of("Ann \ud800Lee", "Ann Lee"),
        Arguments.of("  Ann\tLee\n", "Ann Lee"));
  }

  @ParameterizedTest
  @MethodSource("cleaned")
  void staysOnOneLineAndTurnsNothing(String text, String clean) {
    assertThat(HeaderText.of(text).value()).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bob\u010d\u010aX-Evil: 1",
        "Support security@paypal.test",
        "<a href=https://evil.test>Click to keep your account</a>",
        "null",
        "=HYPERLINK(\"https://evil.test\",\"x\")",
        "Zo\u00eb O'Neil \ud83d\ude00"
      })
  void keepsWhatIsOnlyText(String text) {
    assertThat(HeaderText.of(text).value()).isEqualTo(text);
    assertThat(HeaderText.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bob\r\nBcc: x", "\u202egnp.exe", "Bob\u2028x", "B\u0000b"})
  void formsRefuseWhatWouldBeCleaned(String text) {
    assertThat(HeaderText.accepts(text)).isFalse();
  }

  @Test
  void isCutAtTwoHundredCharacters() {
    assertThat(HeaderText.of("A".repeat(100_000)).value()).hasSize(HeaderText.MAX_LENGTH);
    assertThat(HeaderText.accepts("A".repeat(201))).isFalse();
    assertThat(HeaderText.accepts("A".repeat(200))).isTrue();
  }

  @Test
  void isNotCutWithinACharacter() {
    var cut = HeaderText.of("\ud83d\ude00".repeat(300)).value();
    assertThat(cut).isEqualTo("\ud83d\ude00".repeat(HeaderText.MAX_LENGTH));
  }

  @Test
  void aNameOfNothingVisibleIsNoName() {
    var ann = EmailAddress.parse("ann@example.org");
    assertThat(Mailbox.of(ann).named("\r\n\u202e").name()).isNull();
    assertThat(Sender.of(ann).named("Ann\r\n")).isEqualTo(Sender.of(ann).named("Ann"));
  }
}

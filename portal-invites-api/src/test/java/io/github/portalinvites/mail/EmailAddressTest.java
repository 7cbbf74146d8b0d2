package io.github.portalinvites.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the rows of bad-inputs.tsv, area contact-email, in their order. */
class EmailAddressTest {

  static Stream<String> notMailable() {
    return Stream.of(
        "",
        "   ",
        "@example.org",
        "postmaster",
        "a@b@c.example",
        "a.@b.example",
        ".a@b.example",
        "a..b@c.example",
        "a@b..example",
        "a@.example",
        "a@example.",
        "a@localhost",
        "a b@c.example",
        "a@b.example;c@d.example",
        "a@b.example,c@d.example",
        "Bob <a@b.example>",
        "<a@b.example>",
        "<>",
        "a@b.example(comment)",
        "g:a@b.example,c@d.example;",
        "\"a b\"@c.example",
        "a@b.example\nRCPT TO:<evil@evil.test>",
        "a@b.test>\u010d\u010aRCPT TO:<evil@evil.test",
        "div@example.com\r\nBcc: evil@evil.test",
        "a@b.example\u0000",
        "\u202ea@b.example",
        "a\u200b@b.example",
        "a@b\uff0eexample",
        "a@b\u3002example",
        "a@b\u2024example",
        "a@b\u200d.example",
        "\u017ftan@example.org",
        "\u212aate@example.org",
        "jos\u00e9@example.org",
        "a@stra\u00dfe.example",
        "-oQ/tmp@example.org",
        "root@[127.0.0.1]",
        "a@123.123.123.123",
        "a@b_c.example",
        "a@-b.example",
        "a@b-.example",
        "x".repeat(65) + "@example.com",
        "a@" + "x".repeat(64) + ".example",
        "a@" + "xxxxxxxxx.".repeat(25) + "com",
        "a@" + "\u00fc".repeat(200) + ".example",
        "a".repeat(1_000_000),
        "[CustomerPortalLink]@example.org",
        "\ud800@example.org",
        "a@\ud800.example");
  }

  @ParameterizedTest
  @MethodSource("notMailable")
  void refusesWhatCannotBeMailed(String text) {
    assertThat(EmailAddress.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@xn--80ak6aa92e.com",
        "MIKE@EXAMPLE.ORG",
        "user+tag@example.org",
        "a'or'1'='1@example.org",
        "+1@example.org",
        "o'brien_smith-jones.x@sub.example.co",
        "ann@b\u00fccher.example",
        "a@1.example",
        "a@b.c"
      })
  void keepsTheSpellingOfWhatCanBeMailed(String text) {
    assertThat(EmailAddress.parse(text).value()).isEqualTo(text);
  }

  @Test
  void trims() {
    assertThat(EmailAddress.parse(" a@b.example\t").value()).isEqualTo("a@b.example");
  }

  @Test
  void aMissingAddressIsNone() {
    assertThat(EmailAddress.find(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FLO@x.com, flo@X.COM",
    "MIKE@EXAMPLE.ORG, mike@example.org",
    "INFO@ISTANBUL.EXAMPLE, info@istanbul.example",
    "ann@B\u00dcCHER.example, ann@xn--bcher-kva.EXAMPLE",
    "ann@bu\u0308cher.example, ann@b\u00fccher.example"
  })
  void spellingsOfOneMailboxShareACanonicalForm(String one, String other) {
    assertThat(EmailAddress.parse(one).canonical())
        .isEqualTo(EmailAddress.parse(other).canonical());
  }

  @ParameterizedTest
  @CsvSource({
    "a.b@x.example, ab@x.example",
    "a+t@x.example, a@x.example",
    "a@x.example, a@y.example"
  })
  void foldsNothingElse(String one, String other) {
    assertThat(EmailAddress.parse(one).canonical())
        .isNotEqualTo(EmailAddress.parse(other).canonical());
  }

  @Test
  void theLocaleChangesNothing() {
    var usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(EmailAddress.parse("INFO@MINI.EXAMPLE").canonical())
          .isEqualTo("info@mini.example");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void anInternationalDomainIsMailedInAscii() {
    var address = EmailAddress.parse("Ann@b\u00fccher.example");
    assertThat(address.deliverable()).isEqualTo("Ann@xn--bcher-kva.example");
    assertThat(address.domain()).isEqualTo("xn--bcher-kva.example");
  }

  @Test
  void anAsciiAddressIsMailedAsSpelt() {
    assertThat(EmailAddress.parse("Ann@Example.ORG").deliverable()).isEqualTo("Ann@Example.ORG");
  }

  @ParameterizedTest
  @CsvSource({"ann@example.org, a***@example.org", "a@example.org, ***@example.org"})
  void showsItselfMasked(String text, String masked) {
    assertThat(EmailAddress.parse(text)).hasToString(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "ann, NO_AT_SIGN",
    "-ann@example.org, LEADING_DASH",
    "a n@example.org, LOCAL_PART",
    "ann@example, DOMAIN"
  })
  void namesTheFaultAndNotTheAddress(String text, AddressFault fault) {
    var refused =
        catchThrowableOfType(InvalidEmailAddressException.class, () -> EmailAddress.parse(text));
    assertThat(refused.fault()).isEqualTo(fault);
    assertThat(refused).hasMessageContaining(fault.sentence());
    assertThat(refused.getMessage()).doesNotContain("ann@");
  }
}

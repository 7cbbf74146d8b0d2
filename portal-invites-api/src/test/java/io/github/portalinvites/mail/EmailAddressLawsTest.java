package io.github.portalinvites.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EmailAddressLawsTest {

  private static final String ATEXT = "!#$%&'*+/=?^_`{|}~";

  @Property
  void canonicalIsItsOwnCanonical(@ForAll("addresses") EmailAddress address) {
    var canonical = EmailAddress.parse(address.canonical());
    assertThat(canonical.canonical()).isEqualTo(canonical.value());
  }

  @Property
  void caseOfAsciiLettersNeverMatters(@ForAll("addresses") EmailAddress address) {
    var shouted = EmailAddress.parse(address.deliverable().toUpperCase(Locale.ROOT));
    assertThat(shouted.canonical()).isEqualTo(address.canonical());
  }

  @Property
  void whatIsMailedIsTheSameMailboxInAscii(@ForAll("addresses") EmailAddress address) {
    var mailed = EmailAddress.parse(address.deliverable());
    assertThat(mailed.canonical()).isEqualTo(address.canonical());
    assertThat(mailed.value()).matches("[!-~]+");
  }

  @Property
  void parsingKeepsTheSpelling(@ForAll("addresses") EmailAddress address) {
    assertThat(EmailAddress.parse("  " + address.value() + " ")).isEqualTo(address);
  }

  @Property
  void nothingInvalidCanEndAnSmtpCommand(@ForAll("noise") String text) {
    EmailAddress.find(text)
        .ifPresent(
            address -> assertThat(address.deliverable()).matches("[^\\s<>:;,\"()\\[\\]\\\\]+"));
  }

  @Property
  void noTextBreaksTheParser(@ForAll String text) {
    EmailAddress.find(text).ifPresent(address -> assertThat(address.canonical()).contains("@"));
  }

  @Provide
  Arbitrary<EmailAddress> addresses() {
    var word =
        Arbitraries.strings().alpha().numeric().withChars(ATEXT).ofMinLength(1).ofMaxLength(12);
    var local = word.list().ofMinSize(1).ofMaxSize(3).map(words -> String.join(".", words));
    var label =
        Arbitraries.strings()
            .alpha()
            .withChars("\u00fc\u00e9\u0111\u4e2d\u0436")
            .ofMinLength(1)
            .ofMaxLength(8);
    var domain = label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels));
    return Combinators.combine(local, domain)
        .as((left, right) -> EmailAddress.parse(left + "@" + right + ".example"));
  }

  @Provide
  Arbitrary<String> noise() {
    var piece =
        Arbitraries.of(
            "a",
            "b.example",
            "@",
            ">",
            "<",
            "\r\n",
            "\u010a",
            " ",
            "RCPT TO:",
            "\u0000",
            ";",
            "\u202e");
    return piece.list().ofMinSize(1).ofMaxSize(7).map(pieces -> String.join("", pieces));
  }
}

package io.github.portalinvites.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ComposedMailLawsTest {

  @Property
  void everyNameArrivesAsItWasCleaned(@ForAll String name) throws MessagingException {
    var letter =
        Letter.of("For [ContactName]!", "Hello [ContactName],\n[CustomerPortalLink]")
            .contactName(name);
    var cleaned = HeaderText.of(name).value();
    var message = letter.message();
    assertThat(message.getSubject()).isEqualTo(HeaderText.of("For " + cleaned + "!").value());
    assertThat(letter.bodyText()).startsWith("Hello " + cleaned + ",\r\n");
    assertThat(letter.bodyHtml()).contains("Hello " + Escaped.html(cleaned) + ",");
    var to = InternetAddress.parse(message.getHeader("To", null), true);
    assertThat(to).extracting(InternetAddress::getAddress).containsExactly("ann@lee.example");
  }

  @Property
  void quotedPrintableIsReadBack(@ForAll String text) throws MessagingException, IOException {
    var sendable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    var lines = sendable.replace("\r", "");
    var encoded = QuotedPrintable.encode(lines);
    try (var in = MimeUtility.decode(new ByteArrayInputStream(encoded), "quoted-printable")) {
      var decoded = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(decoded.replace("\r\n", "\n")).isEqualTo(lines);
    }
    assertThat(new String(encoded, StandardCharsets.US_ASCII).split("\r\n", -1))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
  }

  @Property
  void noTextBreaksTheParser(@ForAll String text) {
    assertThat(new TemplateCheck(CredentialPolicy.BOTH).problems(draft(text))).isNotEmpty();
  }

  private static TemplateDraft draft(String text) {
    return TemplateDraft.of(text, Locale.ENGLISH, TemplateContent.of(text, text).html(text));
  }
}

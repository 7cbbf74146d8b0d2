package io.github.portalinvites.internal.template;

import static io.github.portalinvites.template.CredentialPolicy.BOTH;
import static io.github.portalinvites.template.CredentialPolicy.LINK;
import static io.github.portalinvites.template.CredentialPolicy.TEMPORARY_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portalinvites.template.InvalidTemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[CustomerPortalLink]",
        "Go to [CustomerPortalLink].",
        "Go to <[CustomerPortalLink]>, please",
        "Go (to\t([CustomerPortalLink]):\nnow)"
      })
  void aLinkStandsApart(String text) {
    assertThat(Letter.text(text).bodyText()).contains(Letter.LINK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test/?t=[CustomerPortalLink]",
        "[CustomerPortalLink]x",
        "[CustomerPortalLink].evil.test",
        "[ContactName][CustomerPortalLink]",
        "[CustomerPortalLink][ContactName]",
        "[CustomerPortalLink] https://evil.test/?p=[TemporaryPassword]"
      })
  void aReaderMustNotMakeAnotherLinkOfIt(String text) {
    assertThatThrownBy(Letter.text(text)::compile).isInstanceOf(InvalidTemplateException.class);
  }

  @Test
  void thePasswordStandsBesideTheLinkWhereTheTemplateHasNone() {
    var letter = Letter.text("[CustomerPortalLink]\n\nBye").policy(BOTH);
    assertThat(letter.bodyText())
        .isEqualTo(
            "%s\r\n\r\nTemporary password: %s\r\n\r\nBye".formatted(Letter.LINK, Letter.PASSWORD));
    assertThat(letter.bodyHtml()).containsOnlyOnce(Letter.PASSWORD);
  }

  @Test
  void thePasswordStandsWhereTheTemplateHasIt() {
    var letter = Letter.text("First: [TemporaryPassword]\n[CustomerPortalLink]").policy(BOTH);
    assertThat(letter.bodyText())
        .isEqualTo("First: %s\r\n%s".formatted(Letter.PASSWORD, Letter.LINK));
    assertThat(letter.bodyHtml()).containsOnlyOnce(Letter.PASSWORD);
  }

  @Test
  void whoHasALoginGetsNoPasswordNorItsLabel() {
    var letter = Letter.text("[CustomerPortalLink]").policy(BOTH).password(null);
    assertThat(letter.bodyText()).isEqualTo(Letter.LINK);
    assertThat(letter.bodyHtml()).doesNotContain("emporary");
  }

  @Test
  void eachPolicyNeedsItsSecret() {
    assertThatThrownBy(Letter.text("[TemporaryPassword]").policy(BOTH)::compile)
        .hasMessageContaining("[CustomerPortalLink] is missing");
    assertThatThrownBy(Letter.text("[CustomerPortalLink]").policy(TEMPORARY_PASSWORD)::compile)
        .hasMessageContaining("[TemporaryPassword] is missing");
    assertThatThrownBy(
            Letter.text("[CustomerPortalLink] [TemporaryPassword]").policy(LINK)::compile)
        .hasMessageContaining("this portal mails no temporary password");
  }

  @Test
  void aFieldMayBeginAParagraph() {
    var letter = Letter.text("Hello\n\n[ContactName]\n\n[FirstName]\n\n[CustomerPortalLink]");
    assertThat(letter.bodyHtml()).contains(">Hello</div>", ">Ann Lee</div>", ">Ann</div>");
  }
}

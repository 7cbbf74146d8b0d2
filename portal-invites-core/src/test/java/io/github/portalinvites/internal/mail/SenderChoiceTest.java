package io.github.portalinvites.internal.mail;

import static io.github.portalinvites.mail.InvalidSenderException.Fault.DOMAIN_NOT_ALLOWED;
import static io.github.portalinvites.mail.InvalidSenderException.Fault.NONE;
import static io.github.portalinvites.mail.InvalidSenderException.Fault.NOT_AN_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.InvalidSenderException;
import io.github.portalinvites.mail.InvalidSenderException.Fault;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.settings.SystemOptions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the rows of bad-inputs.tsv, area from-address. */
class SenderChoiceTest {

  private static final Division HOUSTON =
      Division.of(DivisionId.of(1), "Houston").emailFrom("houston@example.com");
  private static final SystemOptions OPTIONS =
      SystemOptions.DEFAULT.inviteFrom("invite@system.example");

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void leftBlankFallsBackToTheDivision(String typed) {
    assertThat(address(typed, HOUSTON, OPTIONS)).isEqualTo("houston@example.com");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aDivisionWithoutOneFallsBackToTheOption(String ofDivision) {
    assertThat(address(null, HOUSTON.emailFrom(ofDivision), OPTIONS))
        .isEqualTo("invite@system.example");
  }

  @Test
  void withoutAnyItIsRefused() {
    assertThat(refusal(null, HOUSTON.emailFrom(null), SystemOptions.DEFAULT)).isEqualTo(NONE);
  }

  @Test
  void singleMailPrefersTheOption() {
    var sender = SenderChoice.forSingle(null, HOUSTON, OPTIONS);
    assertThat(sender.from().address().value()).isEqualTo("invite@system.example");
    var other = SenderChoice.forSingle(null, HOUSTON, SystemOptions.DEFAULT);
    assertThat(other.from().address().value()).isEqualTo("houston@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"div@example.com\r\nBcc: evil@evil.test", "<>", "no-reply", "a@b@example.com"})
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(refusal(typed, HOUSTON, OPTIONS)).isEqualTo(NOT_AN_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noreply@attacker-example.com",
        "noreply@mail.example.com",
        "noreply@example.com.evil.test",
        "noreply@com.example",
        "noreply@ex\u00e4mple.com"
      })
  void aDomainIsComparedAsAWhole(String typed) {
    assertThat(refusal(typed, HOUSTON, OPTIONS)).isEqualTo(DOMAIN_NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "noreply@EXAMPLE.com",
    "noreply@example.com",
    "noreply@System.Example",
    "noreply@b\u00fccher.example",
    "noreply@XN--bcher-kva.EXAMPLE"
  })
  void allowedDomainsMayBeTyped(String typed) {
    var division = HOUSTON.senderDomains(Set.of(" B\u00fccher.example ", "no domain"));
    assertThat(address(typed, division, OPTIONS)).isEqualTo(typed);
  }

  @Test
  void aReplyToIsAnExplicitChoiceInAllowedDomains() {
    var noReply = Sender.of(EmailAddress.parse("no-reply@example.com"));
    var help = noReply.replyingTo(EmailAddress.parse("help@system.example"));
    assertThat(SenderChoice.forBulk(help, HOUSTON, OPTIONS).replyTo()).isEqualTo(help.replyTo());
    assertThat(SenderChoice.forBulk(noReply, HOUSTON, OPTIONS).replyTo()).isNull();
    var evil = noReply.replyingTo(EmailAddress.parse("help@evil.test"));
    assertThat(
            catchThrowableOfType(
                    InvalidSenderException.class,
                    () -> SenderChoice.forBulk(evil, HOUSTON, OPTIONS))
                .fault())
        .isEqualTo(DOMAIN_NOT_ALLOWED);
  }

  @Test
  void aDivisionsAddressThatCannotBeMailedIsNotPassedOver() {
    assertThat(refusal(null, HOUSTON.emailFrom("houston@"), OPTIONS)).isEqualTo(NOT_AN_ADDRESS);
  }

  @Test
  void mailIsShownAsTheDivisionsUnlessAnotherNameIsTyped() {
    assertThat(SenderChoice.forBulk(null, HOUSTON, OPTIONS).from().name()).hasToString("Houston");
    var named = Sender.of(EmailAddress.parse("ann@example.com")).named("Ann");
    assertThat(SenderChoice.forBulk(named, HOUSTON, OPTIONS).from().name()).hasToString("Ann");
  }

  private static String address(String typed, Division division, SystemOptions options) {
    return choose(typed, division, options).from().address().value();
  }

  private static Fault refusal(String typed, Division division, SystemOptions options) {
    return catchThrowableOfType(
            InvalidSenderException.class, () -> choose(typed, division, options))
        .fault();
  }

  private static Sender choose(String typed, Division division, SystemOptions options) {
    return SenderChoice.forBulk(Sender.typed(typed).orElse(null), division, options);
  }
}

package io.github.portalinvites.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTemplateTest {

  private static final Set<Locale> LANGUAGES = Set.of(Locale.ENGLISH, Locale.GERMAN);

  static Set<TemplateId> all() {
    return Set.of(
        TemplateId.BUILT_IN,
        TemplateId.ACCESS_CHANGED,
        TemplateId.ACCESS_AT_NEXT_LOGIN,
        TemplateId.ADDRESS_FOUND,
        TemplateId.LOGIN_EXISTS,
        TemplateId.LINK_STAGED,
        TemplateId.SELF_REGISTERED);
  }

  static Set<TemplateId> notices() {
    return all().stream()
        .filter(each -> !TemplateId.INVITATIONS.contains(each))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("all")
  void isThereInBothLanguages(TemplateId id) {
    for (var policy : CredentialPolicy.values()) {
      var template = BuiltInTemplate.find(id, policy).orElseThrow();
      assertThat(template.id()).isEqualTo(id);
      assertThat(template.contents().keySet()).isEqualTo(LANGUAGES);
      assertThat(template.contents().get(Locale.GERMAN).subject())
          .isNotEqualTo(template.contents().get(Locale.ENGLISH).subject());
    }
  }

  @ParameterizedTest
  @EnumSource(CredentialPolicy.class)
  void invitationsSayHowToSignUpAndUntilWhen(CredentialPolicy policy) {
    for (var id : TemplateId.INVITATIONS) {
      for (var locale : LANGUAGES) {
        var text = Letter.builtIn(id, locale, policy).bodyText();
        assertThat(text)
            .contains("Ann Lee", "ann@lee.example", "2026", Letter.LINK)
            .doesNotContain("[");
        assertThat(text.contains(Letter.PASSWORD)).isEqualTo(policy.mailsPassword());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notices")
  void noticesAreNoInvitations(TemplateId id) {
    assertThat(BuiltInTemplate.invitation(id, CredentialPolicy.BOTH)).isEmpty();
    for (var locale : LANGUAGES) {
      var text = Letter.notice(locale, id).password(Letter.PASSWORD).bodyText();
      assertThat(text)
          .contains("Ann Lee", Letter.LINK)
          .doesNotContain("[", Letter.PASSWORD, "ann@lee.example", "2026");
    }
  }

  @Test
  void nothingElseIsTheLibrarys() {
    var found =
        LongStream.range(0, 100)
            .mapToObj(n -> new TemplateId(new UUID(0, n)))
            .filter(each -> BuiltInTemplate.find(each, CredentialPolicy.LINK).isPresent())
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(all());
  }
}

package io.github.portalinvites.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "en de, fr de en, de",
    "en de, en, en",
    "en de, de-AT en, de",
    "de de-AT, de-AT-1996, de-AT",
    "de-CH en, de-AT en, de-CH",
    "pt-BR pt-PT, pt, pt-BR",
    "en de, fr it, de",
    "nl en, fr it, en"
  })
  void theFirstLanguageThatThereIsWins(String available, String wanted, String chosen) {
    assertThat(TemplateChoice.language(locales(available), locales(wanted)).toLanguageTag())
        .isEqualTo(chosen);
  }

  private static List<Locale> locales(String tags) {
    return Arrays.stream(tags.split(" ", -1)).map(Locale::forLanguageTag).toList();
  }
}

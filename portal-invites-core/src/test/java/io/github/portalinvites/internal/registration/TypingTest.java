package io.github.portalinvites.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {

  @ParameterizedTest
  @CsvSource({
    "' inv-1001\t', INV-1001",
    "straße, STRAßE",
    "ıiİ, ıIİ",
    "é, é",
    "00001001, 00001001",
    "\u0661\u0660, \u0661\u0660",
    "K, K",
    "'a b', 'A B'"
  })
  void foldsLettersOfAsciiAlone(String typed, String normal) {
    assertThat(Typing.normal(typed)).isEqualTo(normal);
  }

  @Test
  void foldsTheSameInEveryCountry() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Typing.normal("inv-i")).isEqualTo("INV-I");
      assertThat(Typing.spellings("Inv-I")).containsExactly("Inv-I", "INV-I", "inv-i");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void looksForTheSpellingsOfHosts() {
    assertThat(Typing.spellings(" Inv-1 ")).containsExactly("Inv-1", "INV-1", "inv-1");
    assertThat(Typing.spellings("1001")).containsExactly("1001");
  }
}

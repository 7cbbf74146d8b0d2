package io.github.portalinvites.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AddressKeyLawsTest {

  @Property
  void keyIsItsOwnKey(@ForAll("anything") String address) {
    AddressKey.of(address).ifPresent(key -> assertThat(AddressKey.of(key.value())).contains(key));
  }

  @Property
  void caseNeverMatters(@ForAll("words") List<String> words) {
    var address = String.join(" ", words);
    assertThat(AddressKey.of(address.toUpperCase(Locale.ROOT))).isEqualTo(AddressKey.of(address));
  }

  @Property
  void punctuationBetweenWordsNeverMatters(
      @ForAll("words") List<String> words, @ForAll("punctuation") String punctuation) {
    var plain = AddressKey.of(String.join(" ", words));
    assertThat(AddressKey.of(String.join(punctuation, words) + punctuation)).isEqualTo(plain);
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .withChars("äöüéñæ")
        .ofMinLength(1)
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> punctuation() {
    return Arbitraries.strings().withChars(" .,;:#/-()\t¨¸").ofMinLength(1).ofMaxLength(3);
  }

  /** Also letters that are composed only when small, and marks behind anything. */
  @Provide
  Arbitrary<String> anything() {
    var odd =
        Arbitraries.of("\u03aa\u0301", "J\u030c", "'", "\u0301", "´", "ß", "İ", "Σ", " ", "ﬁ");
    return Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.strings().ofMaxLength(3)), Tuple.of(2, odd))
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }
}

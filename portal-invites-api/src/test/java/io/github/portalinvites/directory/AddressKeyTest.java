package io.github.portalinvites.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12 Main St., Apt. 4",
        "12 main st #4",
        "12 MAIN ST Unit 4",
        " 12  Main\tSt / Suite 4 ",
        "12 Main St, Apartment No. 4",
        "12 Main St Flat 4"
      })
  void spellingsOfOneAddressAreTheSame(String spelling) {
    assertThat(AddressKey.of(spelling)).contains(new AddressKey("12 main st 4"));
  }

  @ParameterizedTest
  @CsvSource({
    "Bahnhofstraße 3 Whg. 7, bahnhofstraße 3 7",
    "Zu\u0308rich 1, zürich 1",
    "ZÜRICH 1, zürich 1",
    "1 O’Neil Rd, 1 oneil rd",
    "1 O\u00b4Neil Rd, 1 oneil rd",
    "1 O`Neil Rd, 1 oneil rd",
    "1 Saint-Ann Rd, 1 saint ann rd",
    "東京 5, 東京 5"
  })
  void keyIsWhatTheyHaveInCommon(String spelling, String key) {
    assertThat(AddressKey.of(spelling)).contains(new AddressKey(key));
  }

  @Test
  void apostropheIsAnyOfThem() {
    assertThat(AddressKey.of("1 O'Neil Rd")).isEqualTo(AddressKey.of("1 OʼNeil Rd"));
  }

  @ParameterizedTest
  @CsvSource({
    "12 Main St, 13 Main St",
    "12 Main St Apt 4, 12 Main St Apt 5",
    "12 Main St 4, 124 Main St",
    "12 Main St, 12 Main Street",
    "1 Zürich, 1 Zurich",
    "12A Main St, 12 A Main St",
    "12 Rue Ste Anne, 12 Rue Anne",
    "12 No Name Rd, 12 Name Rd",
    "12½ Main St, 121/2 Main St",
    "12² Main St, 122 Main St"
  })
  void otherAddressesDiffer(String one, String other) {
    assertThat(AddressKey.of(one)).isPresent().isNotEqualTo(AddressKey.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "#", "''", "\u0301", "\u0000", "\ud800"})
  void addressWithoutAWordHasNone(String address) {
    assertThat(AddressKey.of(address)).isEmpty();
  }

  @Test
  void noAddressIsTooMuchForTheStack() {
    assertThat(AddressKey.of("1 " + "\u2057\u0301".repeat(199))).contains(new AddressKey("1"));
  }

  @Test
  void tooLongAddressHasNone() {
    assertThat(AddressKey.of("x".repeat(AddressKey.MAX_LENGTH)).map(AddressKey::value))
        .isEqualTo(Optional.of("x".repeat(AddressKey.MAX_LENGTH)));
    assertThat(AddressKey.of("x".repeat(AddressKey.MAX_LENGTH + 1))).isEmpty();
  }
}

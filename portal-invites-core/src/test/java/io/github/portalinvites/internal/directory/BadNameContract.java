package io.github.portalinvites.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.InvalidDirectoryRecordException;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.internal.audience.PortalContract;
import io.github.portalinvites.testkit.BadInput;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area name-subject, as far as the directory's writer refuses them. */
public interface BadNameContract extends PortalContract {

  static Stream<BadInput> refused() {
    return BadInput.area("name-subject").filter(row -> row.expected().contains("refused by"));
  }

  static Stream<BadInput> accepted() {
    return BadInput.area("name-subject").filter(BadInput::isAccepted);
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.internal.directory.BadNameContract#refused")
  default void isRefusedByFieldAndNothingIsWritten(BadInput row) {
    given(records().invitable(1));
    var refused =
        catchThrowableOfType(
            InvalidDirectoryRecordException.class,
            () -> given(records().contact(1).name(PersonName.of("Robert")), named(2, row.text())));
    assertThat(refused.field()).isEqualTo("name");
    assertThat(refused.record()).isEqualTo("contact " + keys().contact(2));
    assertThat(refused.getMessage()).hasSizeLessThan(200).doesNotContain(row.text());
    assertThat(names()).containsExactly("Contact 1");
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.internal.directory.BadNameContract#accepted")
  default void isKeptAsItStands(BadInput row) {
    given(records().invitable(1));
    given(named(1, row.text()));
    assertThat(names()).containsExactly(row.text());
  }

  @Test
  default void everyRowIsAskedFor() {
    assertThat(Stream.concat(refused(), accepted()))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(BadInput.area("name-subject").toList());
  }

  @Test
  default void aLoadEndsAtARefusedRecord() {
    var records = Stream.concat(records().invitable(1).stream(), Stream.of(named(2, "\u202eBob")));
    var refused =
        catchThrowableOfType(
            InvalidDirectoryRecordException.class, () -> directory().load(records));
    assertThat(refused.record()).isEqualTo("contact " + keys().contact(2));
    assertThat(names()).isEmpty();
  }

  private Contact named(int n, String name) {
    return records().contact(n).name(PersonName.of(name));
  }

  private Stream<String> names() {
    return details(EVERYONE, DetailsQuery.all()).stream().map(AudienceRow::contactName);
  }
}

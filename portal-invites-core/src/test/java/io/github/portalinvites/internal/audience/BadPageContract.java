package io.github.portalinvites.internal.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.InvalidSortException;
import io.github.portalinvites.portal.Cursor;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.InvalidPageException;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.portal.PortalInvitesException;
import io.github.portalinvites.testkit.BadInput;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area sort-paging: each is refused by name. */
public interface BadPageContract extends PortalContract {

  Map<String, Class<? extends PortalInvitesException>> REFUSALS =
      Map.of(
          "REJECT INVALID_SORT", InvalidSortException.class,
          "REJECT INVALID_PAGE", InvalidPageException.class,
          "REJECT INVALID_CURSOR", InvalidCursorException.class);

  static Stream<BadInput> rows() {
    return BadInput.area("sort-paging");
  }

  @ParameterizedTest
  @MethodSource("io.github.portalinvites.internal.audience.BadPageContract#rows")
  default void isRefused(BadInput row) {
    smallWorld();
    var refusal = row.expected().replaceFirst("^(REJECT [A-Z_]+).*", "$1");
    assertThat(REFUSALS).containsKey(refusal);
    var refused = catchThrowableOfType(REFUSALS.get(refusal), () -> ask(row.text()));
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).hasSizeLessThan(300);
  }

  private void ask(String input) {
    var value = input.substring(input.indexOf('=') + 1);
    if (input.startsWith("pageSize=")) {
      page(EVERYONE, DetailsQuery.all().page(PageRequest.first(Integer.parseInt(value))));
    } else if (input.startsWith("cursor=")) {
      var cursor = new Cursor(value.startsWith("<") ? wrong(value) : value);
      page(EVERYONE, DetailsQuery.all().page(PageRequest.first(2).after(cursor)));
    } else {
      page(EVERYONE, DetailsQuery.all().sortBy(AudienceSort.ofCode(input)));
    }
  }

  private String wrong(String description) {
    var filter = description.contains("other filter") ? EVERYONE.search("x.com") : EVERYONE;
    var first = page(filter, DetailsQuery.all().page(PageRequest.first(2)));
    var cursor = first.next().orElseThrow().value();
    return description.contains("bit flipped")
        ? cursor.substring(0, 9) + (char) (cursor.charAt(9) ^ 1) + cursor.substring(10)
        : cursor;
  }
}

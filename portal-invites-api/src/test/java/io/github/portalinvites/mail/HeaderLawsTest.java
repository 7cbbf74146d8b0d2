package io.github.portalinvites.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HeaderLawsTest {

  @Property
  void cleaningTwiceChangesNothing(@ForAll String text) {
    var once = HeaderText.of(text).value();
    assertThat(HeaderText.of(once).value()).isEqualTo(once);
    assertThat(HeaderText.accepts(once)).isTrue();
  }

  @Property
  void aHeaderTextIsOneShortLine(@ForAll String text) {
    var value = HeaderText.of(text).value();
    assertThat(value.codePoints()).noneMatch(Character::isISOControl);
    assertThat(value.codePoints().count()).isLessThanOrEqualTo(HeaderText.MAX_LENGTH);
  }

  @Property
  void aReplyIsAlwaysFitToShow(@ForAll String text) {
    assertThat(ServerReply.of(550, text).text()).matches("[ -~]{0,200}");
  }
}

package io.github.portalinvites.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.portal.HostKey;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyTextTest {

  @Property
  void textIsReadBack(@ForAll("keys") HostKey key) {
    assertThat(KeyText.read(KeyText.of(key))).isEqualTo(key);
  }

  @Property
  void textsSortAsKeysDo(@ForAll("keys") HostKey one, @ForAll("keys") HostKey other) {
    assertThat(Integer.signum(KeyText.of(one).compareTo(KeyText.of(other))))
        .isEqualTo(Integer.signum(one.compareTo(other)));
  }

  @Provide
  Arbitrary<HostKey> keys() {
    var longs = Arbitraries.longs();
    return Arbitraries.oneOf(
        longs.map(HostKey::of),
        longs.tuple2().map(bits -> HostKey.of(new UUID(bits.get1(), bits.get2()))),
        Arbitraries.strings()
            .ascii()
            .ofMinLength(1)
            .ofMaxLength(5)
            .filter(KeyTextTest::isKey)
            .map(HostKey::of));
  }

  private static boolean isKey(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }
}

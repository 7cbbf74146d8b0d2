package io.github.portalinvites.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, ' 192.0.2.1 '",
    "192.0.2.1, ::ffff:192.0.2.1",
    "192.0.2.1, ::FFFF:c000:201",
    "192.0.2.1, [::ffff:192.0.2.1]",
    "192.0.2.1, 192.0.2.1:51234",
    "2001:db8::1, 2001:DB8:0:0:ffff:ffff:ffff:ffff",
    "2001:db8::1, [2001:db8::2]",
    "2001:db8::1, [2001:db8::2]:51234",
    "2001:db8::1, 2001:db8::2%eth0",
    "fe80::1, [fe80::2%25eth0]",
    "::1, ::",
  })
  void isOneClient(String one, String other) {
    assertThat(ClientAddress.of(other)).isEqualTo(ClientAddress.of(one));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.2",
    "2001:db8::1, 2001:db8:0:1::1",
    "2001:db8::1, 192.0.2.1",
    "client 1, client 2"
  })
  void areTwo(String one, String other) {
    assertThat(ClientAddress.of(one)).isNotEqualTo(ClientAddress.of(other));
  }

  /** Whoever asked a name server for them would get something else, or wait. */
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "dead.beef", "cafe", "3232235521", "1:2:3", "::ffff:999.0.2.1", ""})
  void whatIsNoAddressCountsAsItIs(String client) {
    assertThat(ClientAddress.of(client)).isEqualTo(client);
  }

  @Test
  void networkIsTheFirstHalf() {
    assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6")).isEqualTo("20010db800010002");
  }
}

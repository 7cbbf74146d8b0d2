package io.github.portalinvites.internal.registration;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one client: an IPv4 address, an IPv6 network, or what else a host tells. */
final class ClientAddress {

  /** So that nothing is ever asked of a name server. */
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  /** Proxies tell it, and each connection has another one. */
  private static final Pattern WITH_PORT = Pattern.compile("(\\d+(?:\\.\\d+){3}|\\[.*]):\\d+");

  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  static String of(String client) {
    var literal = withoutPort(client.strip()).replaceFirst("%.*", "").replaceAll("^\\[|]$", "");
    return IPV6.matcher(literal).matches() ? network(literal) : literal;
  }

  private static String withoutPort(String client) {
    var matcher = WITH_PORT.matcher(client);
    return matcher.matches() ? matcher.group(1) : client;
  }

  /** Whoever has an IPv6 address has its whole /64. */
  private static String network(String literal) {
    try {
      var address = InetAddress.getByName(literal);
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
          : address.getHostAddress();
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}

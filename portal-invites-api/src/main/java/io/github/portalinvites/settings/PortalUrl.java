package io.github.portalinvites.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where the portal is: the one base of every link that is mailed. It is {@code https}, or {@code
 * http} on this machine ({@code localhost}, {@code 127.0.0.1}, {@code [::1]}); it has a host, at
 * most 500 characters, and neither user nor fragment.
 */
public record PortalUrl(URI value) {

  private static final String OPTION = "customer portal URL";
  private static final int MAX_LENGTH = 500;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws InvalidSettingException if {@code value} is no such URL
   */
  public PortalUrl {
    require(value.toString().length() <= MAX_LENGTH, "is too long");
    require(value.toString().chars().allMatch(c -> c > ' ' && c < 0x7f), "is not ASCII");
    require(value.getHost() != null, "names no host");
    require(value.getRawUserInfo() == null, "names a user");
    require(value.getRawFragment() == null, "has a fragment");
    require(isSafe(value), "is not https");
  }

  /**
   * The URL that {@code text} is.
   *
   * @throws InvalidSettingException if it is none that a portal can have
   */
  public static PortalUrl of(String text) {
    try {
      return new PortalUrl(new URI(text.strip()));
    } catch (URISyntaxException e) {
      throw new InvalidSettingException(OPTION, "is not a URL");
    }
  }

  /** The link that brings {@code token}: this URL with a query parameter {@code invitation}. */
  public URI invitation(String token) {
    var separator = value.getRawQuery() == null ? "?" : "&";
    return URI.create(value + separator + "invitation=" + token);
  }

  @Override
  public String toString() {
    return value.toString();
  }

  private static boolean isSafe(URI url) {
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    return scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host));
  }

  private static void require(boolean holds, String reason) {
    if (!holds) {
      throw new InvalidSettingException(OPTION, reason);
    }
  }
}

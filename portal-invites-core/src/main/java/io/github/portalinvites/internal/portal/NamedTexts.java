package io.github.portalinvites.internal.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Texts by name as one line of text, the same for equal maps: what a storage keeps without looking
 * into it.
 */
public final class NamedTexts {

  private NamedTexts() {}

  public static String write(Map<String, String> texts) {
    return new TreeMap<>(texts)
        .entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
  }

  /** What {@link #write} wrote. */
  public static Map<String, String> read(String line) {
    return Arrays.stream(line.split("&", -1))
        .filter(each -> !each.isEmpty())
        .map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> decode(each[0]), each -> decode(each[1])));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  public static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}

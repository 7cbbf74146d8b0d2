package io.github.portalinvites.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Texts by name in one text: {@code name=text&name=text}, both encoded as in a URL. */
final class PackedTexts {

  private static final Pattern BETWEEN = Pattern.compile("&");

  private PackedTexts() {}

  static String pack(Map<String, String> texts) {
    return new TreeMap<>(texts)
        .entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(joining("&"));
  }

  static Map<String, String> unpack(String packed) {
    return BETWEEN
        .splitAsStream(packed)
        .filter(each -> !each.isEmpty())
        .collect(toUnmodifiableMap(PackedTexts::name, PackedTexts::text));
  }

  private static String name(String pair) {
    return decoded(pair.substring(0, pair.indexOf('=')));
  }

  private static String text(String pair) {
    return decoded(pair.substring(pair.indexOf('=') + 1));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}

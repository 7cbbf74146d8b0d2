package io.github.portalinvites.internal.template;

import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands around the parts of every message of one sender and language, encoded once. */
final class MailFrame {

  /** Holds {@code =_}, which quoted-printable never does. */
  private static final String BOUNDARY = "=_portal-invites_part";

  private final List<MailHeader> first;
  private final List<MailHeader> last;
  private final byte[] beforeMessage;
  private final byte[] beforeText;
  private final byte[] beforeHtml;
  private final byte[] afterHtml;

  MailFrame(Sender sender, Locale locale) {
    first = ofSender(sender);
    last =
        List.of(
            new MailHeader("MIME-Version", "1.0"),
            new MailHeader("Auto-Submitted", "auto-generated"),
            new MailHeader("Content-Language", locale.toLanguageTag()),
            new MailHeader(
                "Content-Type", "multipart/alternative; boundary=\"%s\"".formatted(BOUNDARY)));
    beforeMessage = encoded(first, "");
    beforeText = encoded(last, "\r\n" + partHeaders("text/plain"));
    beforeHtml = encoded(List.of(), partHeaders("text/html"));
    afterHtml = encoded(List.of(), "--" + BOUNDARY + "--\r\n");
  }

  List<MailHeader> headers(List<MailHeader> ofMessage) {
    var all = new ArrayList<>(first);
    all.addAll(ofMessage);
    all.addAll(last);
    return List.copyOf(all);
  }

  void beforeText(List<MailHeader> ofMessage, MailBytes out) {
    out.add(beforeMessage);
    for (var header : ofMessage) {
      HeaderEncoding.write(header, out);
    }
    out.add(beforeText);
  }

  void beforeHtml(MailBytes out) {
    out.add(beforeHtml);
  }

  void afterHtml(MailBytes out) {
    out.add(afterHtml);
  }

  private static List<MailHeader> ofSender(Sender sender) {
    var from = new MailHeader("From", HeaderEncoding.mailbox(sender.from()));
    var replyTo = sender.replyTo();
    return replyTo == null
        ? List.of(from)
        : List.of(from, new MailHeader("Reply-To", replyTo.deliverable()));
  }

  private static String partHeaders(String type) {
    return """
        --%s
        Content-Type: %s; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable

        """
        .formatted(BOUNDARY, type)
        .replace("\n", "\r\n");
  }

  private static byte[] encoded(List<MailHeader> headers, String then) {
    var out = new MailBytes(512);
    headers.forEach(header -> HeaderEncoding.write(header, out));
    out.add(then);
    return out.toArray();
  }
}

package io.github.portalinvites.internal.template;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.mail.MailHeader;
import io.github.portalinvites.mail.Mailbox;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.TemplateContent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A template ready to be filled in: read, checked and encoded once for one language, credential
 * policy and sender. Immutable and thread-safe; one for each of these combinations of a run.
 */
public final class CompiledTemplate {

  private final Sender sender;
  private final Set<MergeField> fields;
  private final FieldText fieldText;
  private final List<Piece> subject;
  private final CompiledPart text;
  private final CompiledPart html;
  private final MailFrame frame;
  private final int expectedLength;

  private CompiledTemplate(ParsedContent content, CredentialPolicy policy, Sender sender) {
    var both = policy == CredentialPolicy.BOTH;
    this.sender = sender;
    this.fields = content.fields();
    this.fieldText = new FieldText(new ExpiryText(content.locale()));
    this.subject = content.subject().tokens().stream().map(Piece::of).toList();
    this.text = CompiledPart.text(content.textPieces(both));
    this.html = CompiledPart.html(content.htmlPieces(both));
    this.frame = new MailFrame(sender, content.locale());
    this.expectedLength = text.length() + html.length() + 2048;
  }

  /**
   * Compiles {@code content}, as saved or as edited for one send.
   *
   * @throws InvalidTemplateException if anything is wrong with it under {@code policy}
   */
  public static CompiledTemplate compile(
      TemplateContent content, Locale locale, CredentialPolicy policy, Sender sender) {
    return new CompiledTemplate(new TemplateCheck(policy).parse(content, locale), policy, sender);
  }

  /** The fields that would be blank for a recipient, of those that the content uses. */
  public Set<MergeField> blank(MergeValues values) {
    var blank = EnumSet.noneOf(MergeField.class);
    fields.stream().filter(each -> fieldText.of(each, values).isBlank()).forEach(blank::add);
    return blank;
  }

  /** Whether an obligatory field that the content uses would be blank for a recipient. */
  public boolean leavesBlank(MergeValues values) {
    return fields.stream()
        .filter(MergeField::obligatory)
        .anyMatch(each -> fieldText.of(each, values).isBlank());
  }

  /**
   * One message. Encodes nothing before it is asked to.
   *
   * @param id the same for a repetition
   */
  public OutgoingMail compose(MergeValues values, EmailAddress to, MessageId id, Instant date) {
    var recipient = Mailbox.of(to).named(values.contactName());
    return new ComposedMail(this, new MessageValues(fieldText, values), recipient, id, date);
  }

  Sender sender() {
    return sender;
  }

  HeaderText subject(MessageValues values) {
    var line = new StringBuilder();
    for (var piece : subject) {
      var field = piece.field();
      line.append(field == null ? piece.literal() : values.of(field));
    }
    return HeaderText.of(line.toString());
  }

  String text(MessageValues values) {
    return text.render(values);
  }

  String html(MessageValues values) {
    return html.render(values);
  }

  MailBytes write(List<MailHeader> ofMessage, MessageValues values) {
    var out = new MailBytes(expectedLength);
    frame.beforeText(ofMessage, out);
    text.write(values, out);
    frame.beforeHtml(out);
    html.write(values, out);
    frame.afterHtml(out);
    return out;
  }

  List<MailHeader> headers(List<MailHeader> ofMessage) {
    return frame.headers(ofMessage);
  }
}

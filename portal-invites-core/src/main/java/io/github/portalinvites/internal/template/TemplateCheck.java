package io.github.portalinvites.internal.template;

import static io.github.portalinvites.template.MergeField.CUSTOMER_PORTAL_LINK;
import static io.github.portalinvites.template.MergeField.TEMPORARY_PASSWORD;

import io.github.portalinvites.internal.template.ParsedContent.ParsedPart;
import io.github.portalinvites.mail.HeaderText;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.InvalidTemplateException;
import io.github.portalinvites.template.MergeField;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateProblem;
import io.github.portalinvites.template.TemplateProblem.Kind;
import io.github.portalinvites.template.TemplateProblem.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a template under a credential policy. */
record TemplateCheck(CredentialPolicy policy) {

  /** The most characters of a text or HTML part; Gmail cuts a mail at about 100 kB. */
  private static final int MAX_LENGTH = 100_000;

  List<TemplateProblem> problems(TemplateDraft draft) {
    var problems = new ArrayList<TemplateProblem>();
    if (draft.name().isBlank() || !HeaderText.accepts(draft.name())) {
      problems.add(
          outside(Part.NAME, Kind.EMPTY, "a name has 1 to 200 characters that can be seen"));
    }
    if (draft.contents().isEmpty()) {
      problems.add(outside(Part.LANGUAGE, Kind.EMPTY, "a template needs content in one language"));
    }
    draft.contents().entrySet().stream()
        .sorted(Comparator.comparing(each -> each.getKey().toLanguageTag()))
        .forEach(each -> problems.addAll(problems(each)));
    return problems;
  }

  /**
   * Makes sure that nothing is wrong.
   *
   * @throws InvalidTemplateException if something is
   */
  void requireSound(TemplateDraft draft) {
    var problems = problems(draft);
    if (!problems.isEmpty()) {
      throw new InvalidTemplateException(problems);
    }
  }

  /** Reads a content that can be sent. */
  ParsedContent parse(TemplateContent content, Locale locale) {
    var parsed = ParsedContent.of(content, locale);
    var problems = problems(parsed);
    if (!problems.isEmpty()) {
      throw new InvalidTemplateException(problems);
    }
    return parsed;
  }

  private List<TemplateProblem> problems(Map.Entry<Locale, TemplateContent> content) {
    var locale = content.getKey();
    return Locale.forLanguageTag(locale.toLanguageTag()).equals(locale)
            && !locale.getLanguage().isEmpty()
        ? problems(ParsedContent.of(content.getValue(), locale))
        : List.of(outside(Part.LANGUAGE, Kind.EMPTY, "a language has a tag, such as en or de-AT"));
  }

  private List<TemplateProblem> problems(ParsedContent content) {
    checkSubject(content.subject());
    checkBody(content.text());
    TextPart.check(content.text().source(), content.text().tokens());
    var html = content.html();
    if (html != null) {
      checkBody(html);
      checkPasswordPlace(html);
    }
    return content.problems();
  }

  private void checkSubject(ParsedPart subject) {
    var source = subject.source();
    checkPresent(source);
    if (!HeaderText.accepts(source.text())) {
      source.report(
          Kind.HIDDEN_CHARACTER,
          0,
          "a subject has at most %d characters and none that cannot be seen"
              .formatted(HeaderText.MAX_LENGTH));
    }
    subject.tokens().stream()
        .filter(Token::isSecret)
        .forEach(
            each ->
                source.report(
                    Kind.MISPLACED_FIELD,
                    each.offset(),
                    "%s has no place in a subject".formatted(each.field())));
  }

  private void checkBody(ParsedPart part) {
    var source = part.source();
    checkPresent(source);
    if (source.text().length() > MAX_LENGTH) {
      source.report(Kind.TOO_LONG, 0, "it has more than %d characters".formatted(MAX_LENGTH));
    }
    checkHidden(source);
    require(part, policy.mailsLink(), CUSTOMER_PORTAL_LINK);
    require(part, !policy.mailsLink(), TEMPORARY_PASSWORD);
    if (!policy.mailsPassword()) {
      part.tokens().stream()
          .filter(each -> each.is(TEMPORARY_PASSWORD))
          .forEach(
              each ->
                  source.report(
                      Kind.BLANK_FIELD, each.offset(), "this portal mails no temporary password"));
    }
  }

  private void checkPasswordPlace(ParsedPart html) {
    if (policy == CredentialPolicy.BOTH && html.has(CUSTOMER_PORTAL_LINK) && !html.hasButton()) {
      require(html, true, TEMPORARY_PASSWORD);
    }
  }

  private static void require(ParsedPart part, boolean needed, MergeField field) {
    if (needed && !part.has(field)) {
      part.source().report(Kind.MISSING_FIELD, 0, "%s is missing".formatted(field));
    }
  }

  private static void checkPresent(Source source) {
    if (source.text().isBlank()) {
      source.report(Kind.EMPTY, 0, "it is empty");
    }
  }

  private static void checkHidden(Source source) {
    for (int i = 0; i < source.text().length(); ) {
      int c = source.text().codePointAt(i);
      if (c != '\n' && c != '\t' && isUnsendable(c)) {
        source.report(Kind.HIDDEN_CHARACTER, i, "a control character cannot be mailed");
      }
      i += Character.charCount(c);
    }
  }

  private static boolean isUnsendable(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static TemplateProblem outside(Part part, Kind kind, String reason) {
    @Nullable Locale none = null;
    return new TemplateProblem(kind, none, part, 1, 1, reason);
  }
}

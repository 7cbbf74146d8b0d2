package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.TemplateProblem;
import io.github.portalinvites.template.TemplateProblem.Kind;
import io.github.portalinvites.template.TemplateProblem.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One part of a template as its editor wrote it, and what was found wrong with it so far. */
final class Source {

  /** More are of no use to an editor. */
  private static final int MAX_PROBLEMS = 50;

  private final Locale locale;
  private final Part part;
  private final String text;
  private final List<TemplateProblem> problems = new ArrayList<>();

  Source(Locale locale, Part part, String text) {
    this.locale = locale;
    this.part = part;
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** With line feeds only. */
  String text() {
    return text;
  }

  void report(Kind kind, int offset, String reason) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem(kind, offset, reason));
    }
  }

  List<TemplateProblem> problems() {
    return problems;
  }

  private TemplateProblem problem(Kind kind, int offset, String reason) {
    var before = text.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int start = before.lastIndexOf('\n') + 1;
    int column = 1 + before.codePointCount(start, offset);
    return new TemplateProblem(kind, locale, part, line, column, reason);
  }
}

package io.github.portalinvites.template;

import io.github.portalinvites.portal.PortalInvitesException;
import java.util.List;

/** A template that cannot be saved or sent; nothing was written and nothing left. */
public final class InvalidTemplateException extends PortalInvitesException {

  private final List<TemplateProblem> problems;

  /**
   * @param problems at least one
   */
  public InvalidTemplateException(List<TemplateProblem> problems) {
    super("The template is refused: " + problems.get(0));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the parts. */
  public List<TemplateProblem> problems() {
    return problems;
  }

  /** The line of the first problem, 1 for the first. */
  public int line() {
    return problems.get(0).line();
  }

  /** The column of the first problem, 1 for the first. */
  public int column() {
    return problems.get(0).column();
  }

  /** What is wrong first, in a sentence for the editor. */
  public String reason() {
    return problems.get(0).reason();
  }
}

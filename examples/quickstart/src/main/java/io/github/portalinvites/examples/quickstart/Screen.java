package io.github.portalinvites.examples.quickstart;

import io.github.portalinvites.bulk.BulkRun;
import java.io.Console;
import java.io.PrintStream;

/**
 * Prints plain lines; on a terminal with bold headings and one progress line that is written over.
 */
final class Screen {

  private static final int BAR = 20;

  private final PrintStream out;
  private final boolean terminal;
  private boolean unfinishedLine;

  Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A terminal if this process has one, else plain output. */
  static Screen ofProcess() {
    return new Screen(System.out, isTerminal());
  }

  /** From Java 22 on there is always a console, and it knows whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }

  void heading(String text) {
    print("");
    print(terminal ? "\u001b[1m" + text + "\u001b[0m" : text);
  }

  void line(String text) {
    print("  " + text);
  }

  void quoted(String text) {
    print(text.isEmpty() ? "  |" : "  | " + text);
  }

  void blank() {
    print("");
  }

  synchronized void progress(BulkRun.Progress progress) {
    int percent = progress.total() == 0 ? 100 : (int) (100 * progress.done() / progress.total());
    var text =
        "%3d %%  %,6d of %,d mails%s"
            .formatted(percent, progress.done(), progress.total(), pace(progress));
    if (terminal) {
      int filled = BAR * percent / 100;
      var bar = "#".repeat(filled) + ".".repeat(BAR - filled);
      out.print("\r  [%s] %-55s".formatted(bar, text));
      out.flush();
      unfinishedLine = true;
    } else {
      print("  " + text);
    }
  }

  private synchronized void print(String line) {
    if (unfinishedLine) {
      out.println();
      unfinishedLine = false;
    }
    out.println(line);
  }

  private static String pace(BulkRun.Progress progress) {
    return progress.done() == progress.total()
        ? ""
        : progress
            .timeLeft()
            .map(
                left ->
                    "%,6.0f per second %,5d s left"
                        .formatted(progress.perSecond(), left.toSeconds() + 1))
            .orElse("");
  }
}

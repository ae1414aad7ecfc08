package twophase.kit.cli;

import java.io.PrintWriter;
import twophase.kit.evidence.FormFinding;

/** The verdict on a form, or a part of one, in a line of its own as soon as it falls. */
final class VerdictLine {
  private static final String HEAD = "%s%-14s";
  private static final String LOUD = "!! ";
  private static final int INDENT = 5;

  private VerdictLine() {}

  /** Prints it, loud where somebody has to look; nothing where time ended before it fell. */
  static void print(FormFinding found, PrintWriter out) {
    switch (found.standing()) {
      case AS_EXPECTED, NOT_OFFERED -> println(found, false, "", out);
      case DIFFERS, UNDECIDED -> {
        println(found, true, ", NOT AS EXPECTED: " + found.expected().word() + " was", out);
      }
      case BROKEN -> println(found, true, ", NOT AS EXPECTED: the check broke", out);
      case NOT_REACHED -> {}
    }
  }

  private static void println(FormFinding found, boolean loud, String surprise, PrintWriter out) {
    Prose.println(
        out,
        loud ? "bold,red" : "",
        HEAD.formatted(loud ? LOUD : " ".repeat(LOUD.length()), found.verdict().word()),
        INDENT,
        found.id() + surprise + effort(found));
  }

  /** What it took, as far as it took anything. */
  private static String effort(FormFinding found) {
    String trials =
        found.trials() == 0
            ? ""
            : ", %d %s".formatted(found.trials(), found.trials() == 1 ? "trial" : "trials");
    return "%s, %.1f s".formatted(trials, found.seconds());
  }
}

package twophase.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import twophase.kit.evidence.Counterexample;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.NotedCase;
import twophase.kit.statement.ReplayCommand;

/**
 * A case of a form, to be read beside its others: the smallest that refutes it, the one nearest to
 * a landmark of the theory, such as the run of its paper, and the landmark itself.
 *
 * @param what which one
 * @param outcome {@code HELD}, {@code FAILED} or {@code UNDECIDED}
 * @param setting where, value by value
 * @param words what was seen, against what is claimed
 * @param hypotheses the theory's hypotheses there
 * @param shown what else there is to see of it, a line each
 * @param replay the line that takes the decision again
 */
public record Case(
    String what,
    String outcome,
    Map<String, String> setting,
    String words,
    List<HypothesisStanding> hypotheses,
    List<String> shown,
    String replay) {

  /** Those of a form: at most three, the smallest first. */
  static List<Case> of(FormFinding form, ReplayCommand replaying) {
    List<Case> cases = new ArrayList<>();
    form.counterexample().ifPresent(found -> cases.add(smallest(found, replaying)));
    for (NotedCase noted : form.noted()) {
      cases.add(
          new Case(
              noted.what(),
              noted.outcome(),
              noted.setting().values(),
              noted.words(),
              noted.hypotheses(),
              List.of(),
              replaying.of(noted.token())));
    }
    return cases;
  }

  private static Case smallest(Counterexample found, ReplayCommand replaying) {
    return new Case(
        "smallest that was found",
        "FAILED",
        found.setting().values(),
        found.words(),
        found.hypotheses(),
        found.shown(),
        replaying.of(found.token()));
  }

  /** How it looks: a class of the style sheet. */
  public String look() {
    return outcome.toLowerCase(Locale.ROOT);
  }

  /** The outcome's sign. */
  public String sign() {
    return OutcomeName.named(outcome).sign();
  }

  /** Whether a hypothesis is met, as a sign. */
  public static String sign(HypothesisStanding hypothesis) {
    return switch (hypothesis.met()) {
      case "true" -> "✓";
      case "false" -> "✗";
      case "mixed" -> "~";
      default -> "?";
    };
  }
}

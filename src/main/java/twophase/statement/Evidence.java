package twophase.statement;

import java.util.List;

/**
 * All that a run found.
 *
 * @param run what was run
 * @param errorTotal the chance, at most, that any verdict of a full run is wrong
 * @param errorSpent what this run took of it
 * @param statements the findings in the catalogue's order
 */
public record Evidence(
    RunInfo run, double errorTotal, double errorSpent, List<StatementFinding> statements) {

  /** Every form and part, in order. */
  public List<FormFinding> forms() {
    return statements.stream().flatMap(s -> s.forms().stream()).toList();
  }

  /** What a tally counts, statement by statement. */
  public List<FormFinding> wholeForms() {
    return statements.stream().flatMap(s -> s.wholeForms().stream()).toList();
  }

  /**
   * The exit code of a run: 4 where a check broke, else 1 where a verdict differs from the expected
   * one (INCONCLUSIVE aside), else 3 where a verdict was expected but none was reached, else 0. A
   * run that tested nothing is broken.
   */
  public int exitCode() {
    List<FormFinding> forms = forms();
    if (forms.isEmpty() || forms.stream().anyMatch(f -> f.broken().isPresent())) {
      return 4;
    }
    List<FormFinding> surprises = forms.stream().filter(f -> !f.asExpected()).toList();
    if (surprises.stream().anyMatch(f -> f.verdict() != Verdict.INCONCLUSIVE)) {
      return 1;
    }
    return surprises.isEmpty() ? 0 : 3;
  }
}

package twophase.kit.evidence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * All that a run found. What follows from it is its {@link #upshot}.
 *
 * @param run what was run
 * @param budget the chance of saying anything wrong
 * @param statements the findings in the catalogue's order
 */
public record Evidence(RunInfo run, ErrorBudget budget, List<StatementFinding> statements) {

  /** Takes its own copy. */
  public Evidence {
    statements = List.copyOf(statements);
  }

  /** What findings take of the error budget: an exact sum, rounded once. */
  public static double errorSpent(Collection<FormFinding> tested) {
    BigDecimal sum = BigDecimal.ZERO;
    for (FormFinding finding : tested) {
      sum = sum.add(new BigDecimal(finding.errorProbability()));
      for (Necessity row : finding.necessity()) {
        sum = sum.add(new BigDecimal(row.errorProbability()));
      }
    }
    return sum.doubleValue();
  }

  /** What follows from it. */
  public Upshot upshot() {
    return new Upshot(run, budget, forms());
  }

  /** Every form as it is counted. */
  public List<WholeForm> forms() {
    return statements.stream().flatMap(s -> s.forms().stream()).toList();
  }

  /** Every form, each followed by its parts. */
  public List<FormFinding> lines() {
    return statements.stream().flatMap(s -> s.lines().stream()).toList();
  }

  /** The findings of tests: forms without parts, and parts. */
  public List<FormFinding> tested() {
    return statements.stream().flatMap(s -> s.tested().stream()).toList();
  }
}

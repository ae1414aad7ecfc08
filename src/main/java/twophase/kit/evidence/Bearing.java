package twophase.kit.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import twophase.kit.statement.Alternative;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Telling;
import twophase.kit.statement.Verdict;
import twophase.kit.text.Inert;

/**
 * Of what a verdict speaks, and how it is told.
 *
 * @param scope where it was decided
 * @param unmet the statement's own hypotheses that are not met there, by their ids
 * @param told the phrase for people
 */
public record Bearing(Scope scope, List<String> unmet, String told) {

  /** Makes its texts inert. */
  public Bearing {
    unmet = unmet.stream().map(Inert::name).toList();
    told = Inert.line(told);
  }

  /** What was not tested bears on nothing. */
  static Bearing untested(Verdict verdict) {
    return new Bearing(Scope.OWN, List.of(), Scope.OWN.phrase(verdict));
  }

  /**
   * That of a form that was tested itself.
   *
   * @param assumed the hypotheses that the form assumes
   * @param standings of all hypotheses where the verdict was decided
   * @param more clauses that are told with it
   */
  public static Bearing of(
      Verdict verdict,
      Telling telling,
      Collection<String> assumed,
      List<HypothesisStanding> standings,
      List<String> more) {
    if (verdict == Verdict.NOT_OFFERED) {
      return untested(verdict);
    }
    List<String> unmet =
        standings.stream()
            .filter(s -> assumed.contains(s.id()) && !s.met().equals("true"))
            .map(HypothesisStanding::id)
            .toList();
    Scope scope = telling.scope().orElse(unmet.isEmpty() ? Scope.WITHIN : Scope.OUTSIDE);
    List<String> clauses = new ArrayList<>();
    clauses.add(phrase(verdict, scope, unmet, telling.misprint()));
    clauses.addAll(more);
    if (!telling.aside().isEmpty()) {
      clauses.add(telling.aside());
    }
    return new Bearing(scope, unmet, String.join("; ", clauses));
  }

  private static String phrase(Verdict verdict, Scope scope, List<String> unmet, boolean misprint) {
    boolean decided = verdict == Verdict.HOLDS || verdict == Verdict.REFUTED;
    if (misprint && verdict == Verdict.REFUTED) {
      return "misprint";
    }
    return scope.phrase(verdict)
        + (scope == Scope.OUTSIDE && decided ? " outside " + String.join(", ", unmet) : "");
  }

  /**
   * That of a conjunction: of the parts that decided it, the strongest where it is refuted and else
   * the weakest, with what any of those is without.
   *
   * @param parts what counts, at least one
   */
  static Bearing conjunction(Verdict verdict, List<FormFinding> parts) {
    List<FormFinding> deciding = parts.stream().filter(p -> p.verdict() == verdict).toList();
    Scope scope =
        deciding.stream()
            .map(FormFinding::scope)
            .reduce(verdict == Verdict.REFUTED ? Scope::stronger : Scope::weaker)
            .orElseThrow();
    List<FormFinding> chosen = deciding.stream().filter(p -> p.scope() == scope).toList();
    Set<String> unmet = new LinkedHashSet<>();
    chosen.forEach(p -> unmet.addAll(p.unmet()));
    Set<String> told = chosen.stream().map(FormFinding::told).collect(Collectors.toSet());
    String phrase =
        told.size() == 1 ? told.iterator().next() : phrase(verdict, scope, sorted(unmet), false);
    return new Bearing(scope, sorted(unmet), phrase);
  }

  /**
   * That of interpretations of one text: what each comes to is told.
   *
   * @param readings what each came to, in the card's order
   */
  static Bearing alternatives(Verdict verdict, Map<Alternative, FormFinding> readings) {
    if (verdict == Verdict.NOT_OFFERED) {
      return untested(verdict);
    }
    List<FormFinding> found = List.copyOf(readings.values());
    Bearing deciding = conjunction(verdict, found);
    long holding = found.stream().filter(f -> f.verdict() == Verdict.HOLDS).count();
    String told =
        holding
            + " of "
            + found.size()
            + " readings hold: "
            + readings.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().verdict()))
                .map(e -> e.getKey().name() + ": " + e.getValue().told())
                .collect(Collectors.joining(" | "));
    return new Bearing(deciding.scope(), deciding.unmet(), told);
  }

  private static List<String> sorted(Collection<String> ids) {
    return ids.stream().sorted().toList();
  }
}

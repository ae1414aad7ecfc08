package twophase.kit.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Verdict;
import twophase.kit.text.Inert;

/**
 * What a run found about one form, or one part of a form.
 *
 * @param id which form
 * @param verdict what was found
 * @param expected what the card expects
 * @param bearing of what the verdict speaks
 * @param grade strength of the evidence
 * @param cases number of distinct settings that were decided
 * @param trials number of trials spent on them
 * @param errorProbability the chance that the verdict is wrong although every assumption of the
 *     decision holds; 0 where nothing was left to chance
 * @param domain the settings that were tested, as ranges
 * @param hypotheses the theory's hypotheses on those settings, those that the statement does not
 *     assume included
 * @param claimed the claim in words
 * @param measured the measurement in words
 * @param tightness how much of its bound the claim used at the most, 1 being all of it; empty where
 *     no finite number says it
 * @param measure the measurement as one number with its interval, where it is one: for a
 *     probability that of the setting nearest to its bound
 * @param settings the decision at each drawn setting, for claims that several trials decide
 * @param values what the law says at each setting, where a law decides
 * @param noted cases that a reader asks for beside the smallest counterexample
 * @param necessity what becomes of the claim where a hypothesis is dropped; no part of the verdict
 * @param notes what else a reader should know
 * @param detectable what it would not have overlooked; empty unless it holds
 * @param asked whether the simulator under test was asked for runs; where it was not, the verdict
 *     says nothing of it
 * @param cut whether a budget of time cut the test short
 * @param broken why a check broke
 * @param counterexample where the form is refuted
 * @param seconds wall-clock time spent
 */
public record FormFinding(
    FormId id,
    Verdict verdict,
    Verdict expected,
    Bearing bearing,
    Grade grade,
    long cases,
    long trials,
    double errorProbability,
    String domain,
    List<HypothesisStanding> hypotheses,
    String claimed,
    String measured,
    OptionalDouble tightness,
    Optional<Measure> measure,
    List<SettingFinding> settings,
    List<LawValue> values,
    List<NotedCase> noted,
    List<Necessity> necessity,
    List<String> notes,
    List<String> detectable,
    boolean asked,
    boolean cut,
    Optional<String> broken,
    Optional<Counterexample> counterexample,
    double seconds) {
  /** Makes its texts inert; takes a tightness that is not finite, as of a bound of 0, for none. */
  public FormFinding {
    domain = Inert.line(domain);
    claimed = Inert.line(claimed);
    measured = Inert.line(measured);
    notes = notes.stream().map(Inert::line).toList();
    detectable = detectable.stream().map(Inert::line).toList();
    broken = broken.map(Inert::line);
    if (tightness.isPresent() && !Double.isFinite(tightness.getAsDouble())) {
      tightness = OptionalDouble.empty();
    }
  }

  /**
   * The finding of a form that was to be tested and was not: broken, never HOLDS.
   *
   * @param line the card's line on it
   * @param why it was not
   */
  public static FormFinding notRun(FormId id, Card.FormLine line, String why) {
    return new FormFinding(
        id,
        Verdict.INCONCLUSIVE,
        line.expected(),
        Bearing.untested(Verdict.INCONCLUSIVE),
        Grade.EMPIRICAL,
        0,
        0,
        0,
        "",
        List.of(),
        line.claim(),
        "nothing: the check did not run",
        OptionalDouble.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        false,
        Optional.of(why),
        Optional.empty(),
        0);
  }

  /**
   * Whether these findings say nothing of the simulator under test: some of what was asked of it is
   * not offered, and what was found beside that, by laws or in the suite's own draws, took no run
   * of it.
   */
  public static boolean lacking(Collection<FormFinding> tested) {
    return tested.stream().anyMatch(found -> !found.offered())
        && tested.stream().noneMatch(found -> found.offered() && found.asked());
  }

  /** Whether it is what a card claims, and expects. */
  public boolean isOf(Card card) {
    return card.line(id.form())
        .filter(line -> Inert.line(line.claim()).equals(claimed))
        .filter(line -> line.expected() == expected)
        .isPresent();
  }

  /**
   * How the verdict stands to the one that the card expects. Of a form with parts, {@link
   * WholeForm#standing} knows more.
   */
  public Standing standing() {
    return Standing.of(this);
  }

  /** What is told of a finding that is not as expected, in lines for people. */
  public List<String> surprise() {
    List<String> lines = new ArrayList<>();
    lines.add(id + ": " + verdict + " where " + expected + " was expected");
    lines.add("  claimed:  " + claimed);
    lines.add("  measured: " + measured);
    broken.ifPresent(why -> lines.add("  broken:   " + why));
    lines.add("  that is:  " + told());
    counterexample.stream()
        .flatMap(found -> found.shown().stream())
        .forEach(line -> lines.add("    " + line));
    counterexample
        .map(Counterexample::hypotheses)
        .filter(standings -> !standings.isEmpty())
        .ifPresent(standings -> lines.add("  " + HypothesisStanding.words(standings)));
    return lines;
  }

  /** Where it was decided. */
  public Scope scope() {
    return bearing.scope();
  }

  /** The statement's own hypotheses that are not met where it was decided. */
  public List<String> unmet() {
    return bearing.unmet();
  }

  /** The verdict as people are told it, with its scope. */
  public String told() {
    return bearing.told();
  }

  /** Whether the simulator under test offers what the form takes; else it does not count. */
  public boolean offered() {
    return verdict != Verdict.NOT_OFFERED;
  }
}

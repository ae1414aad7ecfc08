package twophase.kit.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import twophase.kit.evidence.Bearing;
import twophase.kit.evidence.Counterexample;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.Necessity;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

/** Keeps what a form's cases gave, and sums it up. */
final class FindingBook {
  private final Card.FormLine line;
  private final FormId form;
  private final String statistic;
  private final String number;
  private final Cases cases;
  private final CaseBook circumstances;
  private final int fixed;
  private final LimitNotes limits = new LimitNotes();
  private final List<String> remarks = new ArrayList<>();
  private final List<Necessity> necessity = new ArrayList<>();
  private Optional<CaseFinding> confirmation = Optional.empty();
  private Grade grade = Grade.EXACT;
  private int shrunk;
  private long trials;
  private double exactError;

  /**
   * An empty book.
   *
   * @param readings whether its settings are so many readings of one text
   */
  FindingBook(Session session, FormId form, boolean readings) {
    this.line = session.line(form);
    this.form = form;
    this.statistic = session.statistic(form);
    this.number = session.number(form);
    this.cases = new Cases(readings, line.expected() == Verdict.REFUTED);
    this.fixed = session.fixed(form);
    this.circumstances = new CaseBook(session.conditions().landmark());
  }

  void add(CaseFinding finding, Grade strength, boolean shrinking) {
    grade = grade.weaker(strength);
    trials += finding.trials();
    circumstances.add(finding);
    if (shrinking) {
      shrunk++;
    } else {
      cases.add(finding);
    }
  }

  /** An identity of polynomials is wrong at one setting with this probability at most. */
  void exactError(double error) {
    exactError = Math.max(exactError, error);
  }

  double exactError() {
    return exactError;
  }

  /** Where a setting is; drawn ones are counted. */
  void limit(Setting setting, Limit limit, double value, boolean counts) {
    limits.note(setting, limit, value, counts);
  }

  /** What was said of a setting beforehand; empty if nothing. */
  String caution(Setting setting) {
    return limits.caution(setting);
  }

  void confirmation(CaseFinding finding) {
    confirmation = Optional.of(finding);
    trials += finding.trials();
  }

  /** Adds what a reader should know. */
  void note(String words) {
    remarks.add(words);
  }

  /** Adds a row of the table of necessity, with the book that was kept of it. */
  void necessity(Necessity row, FindingBook of) {
    necessity.add(row);
    circumstances.row(of.circumstances);
  }

  /** Trials of all cases so far. */
  long trials() {
    return trials;
  }

  /** How the hypotheses stand at a setting; of drawn ones the form's are told. */
  void standings(Setting setting, List<HypothesisStanding> standings, boolean drawn) {
    circumstances.standings(setting, standings, drawn);
  }

  /** How far a setting is from the theory's landmark. */
  void distance(Setting setting, double far) {
    circumstances.distance(setting, far);
  }

  Optional<CaseFinding> firstFailure() {
    return cases.with(CaseFinding.Outcome.FAILED).findFirst();
  }

  Verdict verdict(boolean broken) {
    return broken ? Verdict.INCONCLUSIVE : cases.verdict();
  }

  /**
   * The finding.
   *
   * @param asked whether the simulator was asked for runs
   * @param cut whether a budget of time cut the test short
   */
  FormFinding close(
      Verdict verdict,
      Optional<CaseFinding> counterexample,
      Optional<String> broken,
      boolean asked,
      boolean cut,
      double errorProbability,
      double seconds) {
    FindingWords words = new FindingWords(cases, grade, statistic, number);
    return new FormFinding(
        form,
        verdict,
        line.expected(),
        bearing(verdict, counterexample),
        grade,
        cases.offered().size(),
        trials,
        errorProbability,
        DomainWords.of(List.copyOf(tested())),
        circumstances.drawn(),
        line.claim(),
        broken.isPresent()
            ? "nothing: the check broke"
            : words.measured(verdict, counterexample, trials),
        cases.tightness(),
        cases.measure(),
        cases.settings(this::caution),
        cases.values(),
        circumstances.noted(counterexample),
        List.copyOf(necessity),
        notes(words),
        words.detectable(exactError, fixed),
        asked,
        cut,
        broken,
        counterexample.map(this::told),
        seconds);
  }

  /** The settings that were tested: what the simulator does not offer is left out. */
  private Set<Setting> tested() {
    return cases.offered().stream()
        .map(c -> c.token().setting())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Counterexample told(CaseFinding found) {
    return new Counterexample(
        found.token(),
        found.observed(),
        found.bound(),
        found.words(),
        found.exhibit().lines(),
        circumstances.at(found.token().setting()));
  }

  /** Of what the verdict speaks: of its counterexample, or of all drawn settings together. */
  private Bearing bearing(Verdict verdict, Optional<CaseFinding> counterexample) {
    List<String> clauses = new ArrayList<>();
    cases.readings().ifPresent(clauses::add);
    counterexample
        .filter(CaseFinding::divergent)
        .ifPresent(c -> clauses.add("its runs diverge: about stability"));
    line.data()
        .law()
        .filter(law -> !law.unproved().isEmpty())
        .ifPresent(law -> clauses.add(law.unproved()));
    return Bearing.of(
        verdict,
        line.data().telling(),
        line.data().assumes(),
        counterexample
            .map(c -> circumstances.at(c.token().setting()))
            .orElseGet(circumstances::drawn),
        clauses);
  }

  private List<String> notes(FindingWords words) {
    List<String> notes = new ArrayList<>(remarks);
    notes.addAll(words.leftOut());
    words.listed(fixed).ifPresent(notes::add);
    notes.addAll(limits.words(tested()));
    notes.addAll(words.divergence());
    notes.addAll(FindingWords.shrinking(shrunk, confirmation));
    return notes;
  }
}

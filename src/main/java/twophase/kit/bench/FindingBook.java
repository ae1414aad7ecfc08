package twophase.kit.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Cases cases = new Cases();
  private final LimitNotes limits = new LimitNotes();
  private final Map<String, HypothesisStanding> hypotheses = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Necessity> necessity = new ArrayList<>();
  private Optional<CaseFinding> confirmation = Optional.empty();
  private Grade grade = Grade.EXACT;
  private int shrunk;
  private long trials;
  private double exactError;

  FindingBook(Card.FormLine line, FormId form, String statistic) {
    this.line = line;
    this.form = form;
    this.statistic = statistic;
  }

  void add(CaseFinding finding, Grade strength, boolean shrinking) {
    grade = grade.weaker(strength);
    trials += finding.trials();
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

  void necessity(Necessity row) {
    necessity.add(row);
  }

  /** Trials of all cases so far. */
  long trials() {
    return trials;
  }

  void hypotheses(List<HypothesisStanding> standings) {
    standings.forEach(s -> hypotheses.merge(s.id(), s, HypothesisStanding::and));
  }

  Optional<CaseFinding> firstFailure() {
    return cases.with(CaseFinding.Outcome.FAILED).findFirst();
  }

  Verdict verdict(boolean broken) {
    return broken ? Verdict.INCONCLUSIVE : cases.verdict();
  }

  FormFinding close(
      Verdict verdict,
      Optional<CaseFinding> counterexample,
      Optional<String> broken,
      double errorProbability,
      double seconds) {
    FindingWords words = new FindingWords(cases, grade);
    return new FormFinding(
        form,
        verdict,
        line.expected(),
        grade,
        cases.size(),
        trials,
        errorProbability,
        DomainWords.of(cases.all().stream().map(c -> c.token().setting()).toList()),
        List.copyOf(hypotheses.values()),
        line.claim(),
        broken.isPresent()
            ? "nothing: the check broke"
            : words.measured(verdict, counterexample, statistic, trials),
        cases.tightness(),
        cases.measure(),
        cases.settings(this::caution),
        List.copyOf(necessity),
        notes(words),
        cases.offered(),
        broken,
        counterexample.map(c -> new Counterexample(c.token(), c.observed(), c.bound(), c.words())),
        seconds);
  }

  private List<String> notes(FindingWords words) {
    List<String> notes = new ArrayList<>(remarks);
    notes.addAll(words.leftOut());
    notes.addAll(words.detection(exactError));
    notes.addAll(limits.words(cases.size()));
    notes.addAll(words.divergence());
    notes.addAll(FindingWords.shrinking(shrunk, confirmation));
    return notes;
  }
}

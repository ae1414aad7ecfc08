package twophase.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.bench.CaseFinding.Outcome;
import twophase.evidence.Counterexample;
import twophase.evidence.EvidencePath;
import twophase.evidence.FormFinding;
import twophase.evidence.HypothesisStanding;
import twophase.evidence.Measure;
import twophase.evidence.Necessity;
import twophase.evidence.Range;
import twophase.evidence.SettingCurves;
import twophase.evidence.SettingFinding;
import twophase.inference.Interval;
import twophase.inference.ProbabilityFinding;
import twophase.statement.Card;
import twophase.statement.FormId;
import twophase.statement.Grade;
import twophase.statement.Numbers;
import twophase.statement.Setting;
import twophase.statement.Verdict;

/** Keeps what a form's cases gave, and sums it up. */
final class FindingBook {
  private static final int DIGITS = 3;

  /** Of the logarithms of a path, which are drawn and no more. */
  private static final int PATH_DIGITS = 4;

  /** With what probability a violation that is called detectable is detected. */
  private static final double DETECTED = 0.99;

  private final Card.FormLine line;
  private final FormId form;
  private final String statistic;
  private final List<CaseFinding> drawn = new ArrayList<>();
  private final Map<String, HypothesisStanding> hypotheses = new LinkedHashMap<>();
  private Grade grade = Grade.EXACT;
  private int shrunk;
  private long trials;
  private double exactError;
  private final Map<Setting, String> cautions = new LinkedHashMap<>();
  private long beyondStability;
  private double largestLoad;
  private final List<String> remarks = new ArrayList<>();
  private final List<Necessity> necessity = new ArrayList<>();
  private Optional<CaseFinding> confirmation = Optional.empty();

  FindingBook(Card.FormLine line, FormId form, String statistic) {
    this.line = line;
    this.form = form;
    this.statistic = statistic;
  }

  void add(CaseFinding finding, Grade strength, boolean shrinking) {
    grade = grade.weaker(strength);
    trials += trials(finding);
    if (shrinking) {
      shrunk++;
    } else {
      drawn.add(finding);
    }
  }

  /** An identity of polynomials is wrong at one setting with this probability at most. */
  void exactError(double error) {
    exactError = Math.max(exactError, error);
  }

  /** How near to the stability limit k s = 1 a setting is; drawn ones are counted. */
  void stability(Setting setting, double load, boolean counts) {
    if (load > 1) {
      cautions.put(
          setting, "k s = " + Numbers.rounded(load, DIGITS) + " is beyond the stability limit 1");
    }
    if (counts) {
      beyondStability += load > 1 ? 1 : 0;
      largestLoad = Math.max(largestLoad, load);
    }
  }

  /** What was said of a setting beforehand; empty if nothing. */
  String caution(Setting setting) {
    return cautions.getOrDefault(setting, "");
  }

  double exactError() {
    return exactError;
  }

  void confirmation(CaseFinding finding) {
    confirmation = Optional.of(finding);
    trials += trials(finding);
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
    return drawn.stream().filter(CaseFinding::failed).findFirst();
  }

  /** Nothing tested, or something left open, never counts as HOLDS. */
  Verdict verdict(boolean broken) {
    if (broken || drawn.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    } else if (some(Outcome.FAILED)) {
      return Verdict.REFUTED;
    } else if (some(Outcome.UNDECIDED)) {
      return Verdict.INCONCLUSIVE;
    }
    if (drawn.stream().allMatch(c -> c.outcome() == Outcome.NOT_OFFERED)) {
      return Verdict.INCONCLUSIVE;
    }
    if (some(Outcome.HELD)) {
      return Verdict.HOLDS;
    }
    return some(Outcome.UNTESTABLE) ? Verdict.UNTESTABLE : Verdict.VACUOUS;
  }

  FormFinding close(
      Verdict verdict,
      Optional<CaseFinding> counterexample,
      Optional<String> broken,
      double errorProbability,
      double seconds) {
    return new FormFinding(
        form,
        verdict,
        line.expected(),
        grade,
        drawn.size(),
        trials,
        errorProbability,
        Domain.of(drawn.stream().map(c -> c.token().setting()).toList()),
        List.copyOf(hypotheses.values()),
        line.claim(),
        broken
            .map(why -> "nothing: the check broke")
            .orElseGet(() -> measured(verdict, counterexample)),
        tightness(),
        measure(),
        settings(),
        List.copyOf(necessity),
        notes(),
        offered(),
        broken,
        counterexample.map(c -> new Counterexample(c.token(), c.observed(), c.bound(), c.words())),
        seconds);
  }

  private String measured(Verdict verdict, Optional<CaseFinding> counterexample) {
    return switch (verdict) {
      case HOLDS -> heldWords();
      case REFUTED -> counterexample.orElseThrow().words();
      case VACUOUS -> "nothing: the bound says nothing at any tested setting";
      case UNTESTABLE ->
          drawn.stream()
              .filter(c -> c.outcome() == Outcome.UNTESTABLE)
              .findFirst()
              .map(c -> "nothing: " + c.words())
              .orElseThrow();
      case INCONCLUSIVE ->
          drawn.stream()
              .filter(c -> c.outcome() == Outcome.UNDECIDED)
              .findFirst()
              .map(c -> "undecided at " + c.token().setting() + ": " + c.words())
              .or(() -> drawn.stream().findFirst().map(c -> "nothing: " + c.words()))
              .orElse("nothing: no case was tested");
    };
  }

  private String heldWords() {
    String most = tightness().isEmpty() ? "" : Numbers.rounded(tightness().getAsDouble(), DIGITS);
    return switch (grade) {
      case EXACT -> statistic + ": zero at all " + trials + " random points";
      case NUMERICAL -> statistic + ": at most " + most + " of its bound";
      case STATISTICAL, EMPIRICAL -> {
        double lowest =
            drawn.stream()
                .filter(c -> c.outcome() == Outcome.HELD)
                .mapToDouble(CaseFinding::observed)
                .min()
                .orElse(Double.NaN);
        yield "frequency at least "
            + Numbers.rounded(lowest, DIGITS)
            + "; at most "
            + most
            + " of the allowed failures occurred"
            + valueWords();
      }
    };
  }

  private String valueWords() {
    List<Measure> values = drawn.stream().flatMap(c -> c.value().stream()).toList();
    if (values.isEmpty()) {
      return "";
    }
    double low = values.stream().mapToDouble(Measure::estimate).min().orElseThrow();
    double high = values.stream().mapToDouble(Measure::estimate).max().orElseThrow();
    String from = Numbers.rounded(low, DIGITS);
    String to = Numbers.rounded(high, DIGITS);
    return "; median number " + (from.equals(to) ? from : "from " + from + " to " + to);
  }

  private OptionalDouble tightness() {
    return drawn.stream()
        .filter(c -> c.outcome() == Outcome.HELD || c.failed())
        .flatMapToDouble(c -> c.tightness().stream())
        .max();
  }

  /** Setting by setting, where each took many trials. */
  private List<SettingFinding> settings() {
    return drawn.stream()
        .flatMap(
            c ->
                c.decided().stream()
                    .map(
                        decided ->
                            new SettingFinding(
                                c.token().setting(),
                                c.outcome().name(),
                                c.observed(),
                                c.bound(),
                                trials(c),
                                range(decided.interval()),
                                range(decided.timeUniform()),
                                c.value(),
                                c.spread(),
                                caution(c.token().setting()),
                                new SettingCurves(path(decided), c.claimed(), c.sweep()))))
        .toList();
  }

  private static EvidencePath path(ProbabilityFinding decided) {
    return decided.path().isEmpty()
        ? EvidencePath.NONE
        : new EvidencePath(
            decided.path().stream()
                .map(
                    look ->
                        new EvidencePath.Point(
                            look.trials(),
                            decimal(look.logCertifyEvidence()),
                            decimal(look.logRefuteEvidence())))
                .toList(),
            decimal(decided.certifyThreshold()),
            decimal(decided.refuteThreshold()));
  }

  /** The decimal logarithm, to the digits that a plot shows. */
  private static double decimal(double log) {
    double cut = Math.min(log / StrictMath.log(10), EvidencePath.LARGEST);
    return Double.parseDouble(Numbers.rounded(Math.max(cut, -EvidencePath.LARGEST), PATH_DIGITS));
  }

  private static Range range(Interval interval) {
    return new Range(interval.low(), interval.high(), interval.level());
  }

  /** The setting that came nearest to its bound: what a reader asks for first. */
  private Optional<Measure> measure() {
    return settings().stream()
        .filter(s -> s.trials() > 0)
        .max(Comparator.comparingDouble(s -> (1 - s.observed()) / (1 - s.bound())))
        .map(
            s ->
                s.value()
                    .filter(v -> Double.isFinite(v.low()) && Double.isFinite(v.high()))
                    .orElseGet(
                        () ->
                            new Measure(
                                s.observed(),
                                s.clopperPearson().low(),
                                s.clopperPearson().high())));
  }

  /** Whether the simulator offers what some case takes. */
  private boolean offered() {
    return drawn.isEmpty() || !drawn.stream().allMatch(c -> c.outcome() == Outcome.NOT_OFFERED);
  }

  /** What a form that holds by single runs, or at random points, would not have overlooked. */
  private Optional<String> deterministicDetection() {
    long held =
        drawn.stream().filter(c -> c.outcome() == Outcome.HELD && c.decided().isEmpty()).count();
    if (held == 0 || held < drawn.size()) {
      return Optional.empty();
    } else if (grade == Grade.EXACT) {
      return Optional.of(
          "an identity that is false would have been refuted with probability at least 1 - "
              + Numbers.rounded(exactError, DIGITS)
              + " at each setting");
    }
    double share = 1 - StrictMath.pow(1 - DETECTED, 1.0 / held);
    return Optional.of(
        "one case beyond its bound would have refuted it; had a share of "
            + Numbers.rounded(share, DIGITS)
            + " of such cases been beyond, one would have been met with probability "
            + DETECTED);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(remarks);
    long vacuous = drawn.stream().filter(c -> c.outcome() == Outcome.VACUOUS).count();
    if (vacuous > 0 && vacuous < drawn.size()) {
      notes.add("the bound says nothing at " + vacuous + " of " + drawn.size() + " settings");
    }
    drawn.stream()
        .filter(c -> c.outcome() == Outcome.NOT_OFFERED)
        .findFirst()
        .ifPresent(
            c ->
                notes.add(
                    c.words()
                        + ", so "
                        + drawn.stream().filter(o -> o.outcome() == Outcome.NOT_OFFERED).count()
                        + " of "
                        + drawn.size()
                        + " settings were left out"));
    drawn.stream()
        .filter(c -> c.outcome() == Outcome.HELD)
        .flatMap(c -> c.decided().stream())
        .flatMapToDouble(decided -> decided.detectable().stream())
        .max()
        .ifPresent(
            violation ->
                notes.add(
                    "at every setting a probability lower than claimed by "
                        + Numbers.rounded(violation, DIGITS)
                        + " would have been refuted with probability 0.99"));
    deterministicDetection().ifPresent(notes::add);
    if (beyondStability > 0) {
      notes.add(
          "the stability limit k s = 1 is exceeded at "
              + beyondStability
              + " of "
              + drawn.size()
              + " settings (k s up to "
              + Numbers.rounded(largestLoad, DIGITS)
              + "): runs there may diverge");
    }
    long diverged =
        drawn.stream().filter(c -> c.decided().isPresent()).mapToLong(CaseFinding::diverged).sum();
    if (diverged > 0) {
      notes.add(diverged + " runs diverged, none of which counts as showing the outcome");
    }
    if (shrunk > 0) {
      notes.add("the counterexample was sought among " + shrunk + " smaller settings");
    }
    confirmation.ifPresent(
        again ->
            notes.add(
                again.failed()
                    ? "the counterexample was confirmed on fresh trials: " + again.words()
                    : "the smallest setting was not confirmed on fresh trials ("
                        + again.words()
                        + "); the first one that failed is shown"));
    return notes;
  }

  private boolean some(Outcome outcome) {
    return drawn.stream().anyMatch(c -> c.outcome() == outcome);
  }

  private static long trials(CaseFinding finding) {
    boolean none = finding.outcome() == Outcome.VACUOUS || finding.outcome() == Outcome.UNTESTABLE;
    return none ? 0 : finding.token().trials();
  }
}

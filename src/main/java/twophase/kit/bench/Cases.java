package twophase.kit.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.EvidencePath;
import twophase.kit.evidence.LawValue;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.SettingCurves;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.inference.Finding;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

/** What was found at the drawn settings of a form, and what they say together. */
final class Cases {
  /** Of the logarithms of a path, which are drawn and no more. */
  private static final int PATH_DIGITS = 4;

  private final List<CaseFinding> drawn = new ArrayList<>();
  private final boolean readings;
  private final boolean toBeRefuted;

  /**
   * No cases so far.
   *
   * @param readings whether their settings are so many readings of one text
   * @param toBeRefuted whether a counterexample is expected: it may be at a setting that a
   *     simulator does not offer
   */
  Cases(boolean readings, boolean toBeRefuted) {
    this.readings = readings;
    this.toBeRefuted = toBeRefuted;
  }

  void add(CaseFinding finding) {
    drawn.add(finding);
  }

  List<CaseFinding> all() {
    return Collections.unmodifiableList(drawn);
  }

  int size() {
    return drawn.size();
  }

  /** Those that came to that. */
  Stream<CaseFinding> with(Outcome outcome) {
    return drawn.stream().filter(c -> c.outcome() == outcome);
  }

  long count(Outcome outcome) {
    return with(outcome).count();
  }

  /** The cases that the simulator offers what they take for; the others are left out. */
  List<CaseFinding> offered() {
    return drawn.stream().filter(c -> c.outcome() != Outcome.NOT_OFFERED).toList();
  }

  /** Nothing tested, or something left open, never counts as HOLDS. */
  Verdict verdict() {
    if (drawn.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    } else if (readings) {
      return Verdict.alternatives(drawn.stream().map(Cases::verdict).toList());
    } else if (count(Outcome.FAILED) > 0) {
      return Verdict.REFUTED;
    } else if (toBeRefuted && count(Outcome.NOT_OFFERED) > 0) {
      // The counterexample may be there.
      return Verdict.NOT_OFFERED;
    } else if (count(Outcome.UNDECIDED) > 0) {
      return Verdict.INCONCLUSIVE;
    } else if (count(Outcome.HELD) > 0) {
      return Verdict.HOLDS;
    } else if (count(Outcome.NOT_OFFERED) > 0) {
      // Where the claim says something, it could not be asked.
      return Verdict.NOT_OFFERED;
    }
    return count(Outcome.UNTESTABLE) > 0 ? Verdict.UNTESTABLE : Verdict.VACUOUS;
  }

  private static Verdict verdict(CaseFinding found) {
    return switch (found.outcome()) {
      case HELD -> Verdict.HOLDS;
      case FAILED -> Verdict.REFUTED;
      case VACUOUS -> Verdict.VACUOUS;
      case UNTESTABLE -> Verdict.UNTESTABLE;
      case UNDECIDED -> Verdict.INCONCLUSIVE;
      case NOT_OFFERED -> Verdict.NOT_OFFERED;
    };
  }

  /** In how many readings it holds, where its settings are readings. */
  Optional<String> readings() {
    return readings
        ? Optional.of("in " + count(Outcome.HELD) + " of " + offered().size() + " readings")
        : Optional.empty();
  }

  /** What a law says, setting by setting. */
  List<LawValue> values() {
    return drawn.stream()
        .flatMap(
            c ->
                c.evaluated().stream()
                    .map(
                        ends ->
                            new LawValue(
                                c.token(), c.outcome().name(), ends, c.bound(), c.words())))
        .toList();
  }

  /** How much of its bound the claim used at the most. */
  OptionalDouble tightness() {
    return drawn.stream()
        .filter(c -> c.outcome() == Outcome.HELD || c.failed())
        .flatMapToDouble(c -> c.tightness().stream())
        .max();
  }

  /**
   * Setting by setting, where each took many trials.
   *
   * @param caution what was said of a setting beforehand
   */
  List<SettingFinding> settings(Function<Setting, String> caution) {
    return drawn.stream()
        .flatMap(
            c ->
                c.decided().stream()
                    .map(decided -> finding(c, decided, caution.apply(c.token().setting()))))
        .toList();
  }

  private static SettingFinding finding(CaseFinding found, Decided decided, String caution) {
    return new SettingFinding(
        found.token().setting(),
        found.outcome().name(),
        decided.quantity(),
        found.observed(),
        found.bound(),
        decided.bracket(),
        found.trials(),
        decided.clopperPearson(),
        decided.by().anytime(),
        found.value(),
        found.spread(),
        caution,
        new SettingCurves(path(decided.by()), found.claimed(), found.sweep()));
  }

  private static EvidencePath path(Finding decided) {
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

  /** The setting that came nearest to its bound: what a reader asks for first. */
  Optional<Measure> measure() {
    return settings(setting -> "").stream()
        .filter(s -> s.trials() > 0)
        .max(Comparator.comparingDouble(s -> s.quantity().nearness(s.observed(), s.bound())))
        .map(
            s ->
                s.value()
                    .filter(v -> Double.isFinite(v.low()) && Double.isFinite(v.high()))
                    .orElseGet(() -> decided(s)));
  }

  private static Measure decided(SettingFinding setting) {
    Interval interval = setting.clopperPearson().orElse(setting.anytime());
    return new Measure(setting.observed(), interval.low(), interval.high());
  }
}

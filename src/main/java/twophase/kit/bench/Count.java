package twophase.kit.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.evidence.Deciles;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.Sweep;
import twophase.kit.inference.Median;
import twophase.kit.inference.ProbabilityFinding;
import twophase.kit.inference.Quantile;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Token;

/** What was counted over the trials of a setting. Mutable, for one thread. */
final class Count {
  /** Level of the intervals of the numbers' median and other quantiles. */
  static final double VALUE_LEVEL = 0.99;

  /** The quantiles that say how far the numbers lie apart. */
  private static final double LOW = 0.1;

  private static final double HIGH = 0.9;

  private static final int DIGITS = 4;
  private static final int PROBABILITY_DIGITS = 6;

  private long trials;
  private long successes;
  private long diverged;
  private final List<Double> values = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private Optional<Interval> claimed = Optional.empty();

  void add(Seen seen) {
    trials++;
    successes += seen.shown() ? 1 : 0;
    diverged += seen.diverged() ? 1 : 0;
    if (!Double.isNaN(seen.value())) {
      values.add(seen.value());
    }
    seen.curve().ifPresent(curves::add);
    claimed = claimed.or(seen::claimed);
  }

  long trials() {
    return trials;
  }

  /** Share of the trials that showed the outcome; NaN before the first. */
  double frequency() {
    return trials == 0 ? Double.NaN : (double) successes / trials;
  }

  /** The median of the numbers. */
  private Optional<Measure> value() {
    return median(numbers());
  }

  /** How far the numbers lie apart. */
  private Optional<Deciles> spread() {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Deciles(quantile(LOW), quantile(HIGH)));
  }

  private Measure quantile(double p) {
    return measure(Quantile.of(numbers(), p), Quantile.interval(numbers(), p, VALUE_LEVEL));
  }

  private double[] numbers() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Where the number is claimed to lie; the claim is the same in each trial of a setting. */
  private Optional<Interval> claimed() {
    return claimed;
  }

  /** The medians along the sweep. */
  private Optional<Sweep> sweep() {
    return curves.stream().findFirst().map(first -> new Sweep(first.x(), first.y(), points(first)));
  }

  private List<Sweep.Point> points(Curve first) {
    List<Sweep.Point> points = new ArrayList<>();
    for (int k = 0; k < first.at().length; k++) {
      int place = k;
      double[] seen = curves.stream().mapToDouble(curve -> curve.seen()[place]).toArray();
      median(Arrays.stream(seen).filter(Double::isFinite).toArray())
          .ifPresent(median -> points.add(new Sweep.Point(first.at()[place], median)));
    }
    return points;
  }

  /**
   * What it says of a claim P >= p0 at a setting.
   *
   * @param token names the setting and the trials
   * @param p0 what is claimed
   * @param decided what the decision rests on; nothing where nothing was decided
   */
  CaseFinding finding(
      Token token, CaseFinding.Outcome outcome, double p0, Optional<ProbabilityFinding> decided) {
    return new CaseFinding(
        token,
        outcome,
        frequency(),
        p0,
        shortfall(p0),
        decided,
        value(),
        spread(),
        claimed(),
        sweep(),
        diverged,
        words(p0));
  }

  /** Share of the allowed failures that occurred. */
  private OptionalDouble shortfall(double p0) {
    boolean meaningful = p0 > 0 && p0 < 1 && trials > 0;
    return meaningful ? OptionalDouble.of((1 - frequency()) / (1 - p0)) : OptionalDouble.empty();
  }

  private String words(double p0) {
    return "seen in "
        + successes
        + " of "
        + trials
        + " trials"
        + (diverged == 0 ? "" : " (" + diverged + " diverged)")
        + value().map(Count::words).orElse("")
        + ", claimed with probability at least "
        + Numbers.rounded(p0, PROBABILITY_DIGITS);
  }

  private static String words(Measure value) {
    boolean bounded = Double.isFinite(value.low()) && Double.isFinite(value.high());
    return " (median number "
        + Numbers.rounded(value.estimate(), DIGITS)
        + (bounded
            ? ", "
                + Numbers.rounded(value.low(), DIGITS)
                + " to "
                + Numbers.rounded(value.high(), DIGITS)
            : "")
        + ")";
  }

  private static Optional<Measure> median(double[] numbers) {
    return numbers.length == 0
        ? Optional.empty()
        : Optional.of(measure(Median.of(numbers), Median.interval(numbers, VALUE_LEVEL)));
  }

  private static Measure measure(double estimate, Interval interval) {
    return new Measure(estimate, interval.low(), interval.high());
  }
}

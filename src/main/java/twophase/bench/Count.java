package twophase.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import twophase.evidence.Deciles;
import twophase.evidence.Measure;
import twophase.evidence.Span;
import twophase.evidence.Sweep;
import twophase.inference.Interval;
import twophase.inference.Median;
import twophase.inference.Quantile;

/** What was counted over the trials of a setting. Mutable, for one thread. */
final class Count {
  /** Level of the intervals of the numbers' median and other quantiles. */
  static final double VALUE_LEVEL = 0.99;

  /** The quantiles that say how far the numbers lie apart. */
  private static final double LOW = 0.1;

  private static final double HIGH = 0.9;

  private long trials;
  private long successes;
  private long diverged;
  private final List<Double> values = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private Optional<Span> claimed = Optional.empty();

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

  long successes() {
    return successes;
  }

  long diverged() {
    return diverged;
  }

  /** Share of the trials that showed the outcome; NaN before the first. */
  double frequency() {
    return trials == 0 ? Double.NaN : (double) successes / trials;
  }

  /** The median of the numbers. */
  Optional<Measure> value() {
    return median(numbers());
  }

  /** How far the numbers lie apart. */
  Optional<Deciles> spread() {
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
  Optional<Span> claimed() {
    return claimed;
  }

  /** The medians along the sweep. */
  Optional<Sweep> sweep() {
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

  private static Optional<Measure> median(double[] numbers) {
    return numbers.length == 0
        ? Optional.empty()
        : Optional.of(measure(Median.of(numbers), Median.interval(numbers, VALUE_LEVEL)));
  }

  private static Measure measure(double estimate, Interval interval) {
    return new Measure(estimate, interval.low(), interval.high());
  }
}

package twophase.kit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.Deciles;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.Sweep;
import twophase.kit.inference.Median;
import twophase.kit.inference.Quantile;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;

/** The numbers that the trials of a setting measured. Mutable, for one thread. */
final class Measured {
  /** Level of the intervals of the numbers' median and other quantiles. */
  static final double LEVEL = 0.99;

  /** The quantiles that say how far the numbers lie apart. */
  private static final double LOW = 0.1;

  private static final double HIGH = 0.9;

  private static final int DIGITS = 4;

  private final List<Double> values = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();

  /** Adds a number; NaN is none. Infinite ones count. */
  void add(double value) {
    if (!Double.isNaN(value)) {
      values.add(value);
    }
  }

  /** Adds what a number was fitted to. */
  void add(Curve curve) {
    curves.add(curve);
  }

  /** The median of the numbers; empty where there is none. */
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
    return measure(Quantile.of(numbers(), p), Quantile.interval(numbers(), p, LEVEL));
  }

  private double[] numbers() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The medians along the sweep, where all trials measured and the median has a logarithm. */
  Optional<Sweep> sweep() {
    return curves.stream().findFirst().map(first -> new Sweep(first.x(), first.y(), points(first)));
  }

  private List<Sweep.Point> points(Curve first) {
    List<Sweep.Point> points = new ArrayList<>();
    for (int k = 0; k < first.at().length; k++) {
      int place = k;
      median(curves.stream().mapToDouble(curve -> curve.seen()[place]).toArray())
          .filter(median -> median.estimate() > 0 && Double.isFinite(median.estimate()))
          .ifPresent(median -> points.add(new Sweep.Point(first.at()[place], median)));
    }
    return points;
  }

  /**
   * The median with its interval; empty where nothing was measured.
   *
   * @param what the numbers are, behind "median", where they are not exponents of a sweep
   */
  String words(String what) {
    String name = Sweep.fitted(sweep().stream()).orElse(what);
    return value().map(median -> words(name, median)).orElse("");
  }

  private static String words(String what, Measure value) {
    boolean bounded = Double.isFinite(value.low()) && Double.isFinite(value.high());
    return " (median "
        + what
        + ": "
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
    return Optional.of(measure(Median.of(numbers), Median.interval(numbers, LEVEL)))
        .filter(median -> !Double.isNaN(median.estimate()));
  }

  private static Measure measure(double estimate, Interval interval) {
    return new Measure(estimate, interval.low(), interval.high());
  }
}

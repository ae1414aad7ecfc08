package twophase.paper.theorems.lazy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.inference.RateEstimate;
import twophase.kit.number.Interval;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/**
 * A sweep of one variable, the others fixed, in which exit times are measured: four values, evenly
 * spaced in the logarithm, from the setting's own up.
 *
 * @param varied which variable
 * @param span the largest value over the smallest, above 1
 * @param m width, at least 2; where it is varied, the smallest
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0; where it is varied, the smallest
 * @param sigma label-noise level, at least 0; where it is varied, the smallest
 * @param thetaNorm norm of theta*, at least 0
 */
record ExitSweep(
    Varied varied,
    double span,
    int m,
    int d,
    Inputs n,
    double eta,
    double sigma,
    double thetaNorm) {
  /**
   * Seeds of one trial, the same along the sweep: its exit times are their medians. Where the width
   * stays, so do the starts, and their luck drops out of the slope.
   */
  static final int SEEDS = 8;

  private static final int POINTS = 4;
  private static final Interval EVERYTHING = Interval.of(0, Double.MAX_VALUE);

  /** How far from the law's exit time the looks go, as a factor. */
  private static final double REACH = 2;

  /** What is varied. */
  enum Varied {
    /** sigma. */
    SIGMA("noise level σ"),
    /** eta. */
    ETA("step size η"),
    /** m. */
    WIDTH("width m");

    private final String words;

    Varied(String words) {
      this.words = words;
    }
  }

  /** Which exit is timed. */
  enum Exit {
    /** The first neuron's: the network is lazy no more. */
    FIRST("first exit"),
    /** All neurons are outside for the first time. */
    LAST("last exit");

    private final String words;

    Exit(String words) {
      this.words = words;
    }
  }

  ExitSweep {
    Ranges.positive("span - 1", span - 1);
    Ranges.atLeast("m", m, 2);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.positive("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /** One value of the sweep. */
  private record Point(double x, int m, int d, double eta, double sigma) {
    double load() {
      return StabilityLimit.load(m, d, eta, 1);
    }

    /** The law's median of an exit time, in steps. */
    double predicted(Exit exit) {
      double norm =
          exit == Exit.FIRST ? LazyEscape.largestNorm(m, d) : LazyEscape.smallestNorm(m, d);
      double noise = eta * sigma;
      return LazyEscape.exitFoldings(m, load(), norm) / (noise * noise);
    }
  }

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int k = 0; k < POINTS; k++) {
      double factor = StrictMath.pow(span, (double) k / (POINTS - 1));
      points.add(
          switch (varied) {
            case SIGMA -> new Point(sigma * factor, m, d, eta, sigma * factor);
            case ETA -> new Point(eta * factor, m, d, eta * factor, sigma);
            case WIDTH -> {
              int width = (int) Math.round(m * factor);
              yield new Point(width, width, d, eta, sigma);
            }
          });
    }
    return points;
  }

  /** The largest load of the sweep, that of its last value. */
  double load() {
    return points().get(POINTS - 1).load();
  }

  /** The exponent over this sweep by the law: the slope between its medians. */
  double derived(Exit exit) {
    return slope(times(point -> point.predicted(exit)));
  }

  /**
   * The exponent that one group of seeds shows over the sweep.
   *
   * @param tolerance how far from the derived one it may be
   */
  Seen measured(Exit exit, Trial trial, NetworkSimulator simulator, double tolerance) {
    double[] times = times(point -> median(exit, point, trial, simulator));
    double derived = derived(exit);
    return Seen.within(derived - tolerance, slope(times), derived + tolerance)
        .along(new Curve(varied.words, "steps to the " + exit.words, values(), times));
  }

  private double[] values() {
    return points().stream().mapToDouble(Point::x).toArray();
  }

  private double[] times(ToDoubleFunction<Point> time) {
    return points().stream().mapToDouble(time).toArray();
  }

  private double slope(double[] times) {
    for (double value : times) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        return Double.NaN;
      }
    }
    return RateEstimate.powerLaw(values(), times, EVERYTHING).theilSen();
  }

  /** The median exit time of the trial's seeds; NaN where half of them did not exit in time. */
  private double median(Exit exit, Point point, Trial trial, NetworkSimulator simulator) {
    double time = point.predicted(exit);
    if (!(time < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    List<ExitWatch> watches = new ArrayList<>();
    List<Run.Free> runs = new ArrayList<>();
    for (int k = 0; k < SEEDS; k++) {
      ExitWatch watch = new ExitWatch(Math.max(1, time / REACH), Math.max(2, time * REACH));
      watches.add(watch);
      runs.add(
          new Run.Free(
              point.m(),
              d,
              n,
              point.eta(),
              point.sigma(),
              thetaNorm,
              trial.seeds().child(k),
              watch.steps()));
    }
    simulator.runAll(runs, watches);
    double[] times =
        watches.stream()
            .mapToDouble(w -> exit == Exit.FIRST ? w.firstExit() : w.allExited())
            .map(t -> Double.isNaN(t) ? Double.POSITIVE_INFINITY : t)
            .sorted()
            .toArray();
    // The mean of the two middle ones in the logarithm.
    double product = times[SEEDS / 2 - 1] * times[SEEDS / 2];
    return Arrays.stream(times).allMatch(t -> t > 0) ? Math.sqrt(product) : Double.NaN;
  }
}

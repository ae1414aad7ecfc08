package twophase.paper.theorems.lazy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Loaded;
import twophase.paper.theorems.Slope;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/**
 * A sweep of one variable, the others fixed, in which exit times are measured at some values,
 * evenly spaced in the logarithm, from the setting's own up.
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
    Varied varied, double span, int m, int d, Inputs n, double eta, double sigma, double thetaNorm)
    implements Conditioned, Loaded {

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
    FIRST("first exit", (ball, state) -> !ball.lazy(state)),
    /** All neurons are outside for the first time. */
    LAST("last exit", LazyBall::allOutside);

    private final String words;
    private final BiPredicate<LazyBall, Network> left;

    Exit(String words, BiPredicate<LazyBall, Network> left) {
      this.words = words;
      this.left = left;
    }
  }

  ExitSweep {
    Ranges.positive("span - 1", span - 1);
    Ranges.atLeast("m", m, 2);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("eta", eta);
    Ranges.positive("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /** One value of the sweep, and the setting there. */
  private record Value(double x, NoisyRun run) {

    /** The law's median of an exit time, in steps. */
    double predicted(Exit exit) {
      long m = run.m();
      int d = run.d();
      double norm =
          exit == Exit.FIRST ? LazyEscape.largestNorm(m, d) : LazyEscape.smallestNorm(m, d);
      double noise = run.eta() * run.sigma();
      return LazyEscape.exitFoldings(m, load(), norm) / (noise * noise);
    }

    /** T1, in steps. */
    double printed() {
      return EscapeTime.printed(run.m(), run.eta(), run.sigma());
    }

    double load() {
      return StabilityLimit.load(run.m(), run.d(), run.eta(), 1);
    }
  }

  private List<Value> values(int count) {
    List<Value> values = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double factor = StrictMath.pow(span, (double) k / (count - 1));
      values.add(
          switch (varied) {
            case SIGMA -> new Value(sigma * factor, run(m, eta, sigma * factor));
            case ETA -> new Value(eta * factor, run(m, eta * factor, sigma));
            case WIDTH -> {
              int width = (int) Math.round(m * factor);
              yield new Value(width, run(width, eta, sigma));
            }
          });
    }
    return values;
  }

  private NoisyRun run(int width, double stepSize, double noise) {
    return new NoisyRun(width, d, n, stepSize, noise, thetaNorm);
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, n, eta, thetaNorm));
  }

  /** The largest load of the sweep, that of its last value. */
  @Override
  public double stabilityLoad() {
    return values(2).get(1).load();
  }

  /**
   * The exponent over this sweep by the law: the slope between its medians.
   *
   * @param count how many values the sweep has
   */
  double derived(Exit exit, int count) {
    return slope(values(count), exit, value -> value.predicted(exit)).exponent();
  }

  /** The exponent that one group of seeds shows over the sweep, against the law's. */
  Rate measured(Exit exit, Trial trial) {
    int count = trial.card().integer("points");
    return slope(values(count), exit, value -> median(exit, value, trial))
        .near(derived(exit, count), trial.card().number("exponent-tolerance"));
  }

  /** The exponent that one group of seeds shows for the last exit, against that of T1. */
  Rate besidePrinted(Trial trial) {
    List<Value> values = values(trial.card().integer("points"));
    double printed = slope(values, Exit.LAST, Value::printed).exponent();
    return slope(values, Exit.LAST, value -> median(Exit.LAST, value, trial))
        .near(printed, trial.card().number("exponent-tolerance"));
  }

  private Slope slope(List<Value> values, Exit exit, ToDoubleFunction<Value> time) {
    return new Slope(
        varied.words,
        "steps to the " + exit.words,
        values.stream().mapToDouble(Value::x).toArray(),
        values.stream().mapToDouble(time).toArray());
  }

  /** The median exit time of the trial's seeds; NaN where half of them did not exit in time. */
  private double median(Exit exit, Value value, Trial trial) {
    double time = value.predicted(exit);
    if (!(time < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    CardNumbers card = trial.card();
    int seeds = card.integer("seeds");
    double reach = card.number("reach");
    long[] grid =
        ExitWatch.grid(Math.max(1, time / reach), Math.max(2, time * reach), card.number("grid"));
    long steps = grid[grid.length - 1];
    ExitTimes times = new ExitTimes(seeds);
    Group.of(
        trial,
        trial.seeds(),
        seeds,
        s -> value.run().run(s, steps),
        () -> new ExitWatch(grid, exit.left, times));
    return times.median();
  }
}

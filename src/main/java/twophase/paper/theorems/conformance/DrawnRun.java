package twophase.paper.theorems.conformance;

import java.util.Optional;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.network.Inputs;

/**
 * Free runs in which something that the simulator drew can be seen.
 *
 * @param what what is looked at
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param steps at least 0
 */
record DrawnRun(
    What what, int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps) {

  /** What is looked at. */
  enum What {
    /** The initial weights. */
    START,
    /** Inputs of steps without label noise. */
    INPUTS,
    /** The label noise, on one training sample. */
    NOISE,
    /** The same with a schedule that switches it off and on. */
    SCHEDULE,
    /** Which sample is taken when. */
    ORDER,
    /** Whether one seed repeats its run, and another starts elsewhere. */
    SEEDS,
    /** Whether runs of two seeds share inputs, ground truth or noise. */
    PAIRS
  }

  /** For the norm of theta*: rounding of d squares, of a root and of a quotient, with margin. */
  static final double TRUTH_TOLERANCE = 1e-12;

  /** One training sample: fresh inputs are an extra that not every simulator offers. */
  private static final Inputs ONE = new Inputs(1);

  private static final NoiseSchedule ON_AND_OFF = new NoiseSchedule(5, 3);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  DrawnRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.atLeast("steps", steps, 0);
  }

  static DrawnRun start(int m, int d) {
    return new DrawnRun(What.START, m, d, ONE, 1e-3, 0, 1, 0);
  }

  static DrawnRun inputs(int d, Inputs n, int steps) {
    return new DrawnRun(What.INPUTS, 2, d, n, 1e-5, 0, 1, steps);
  }

  static DrawnRun noise(int d, double sigma, int steps) {
    return new DrawnRun(What.NOISE, 4, d, ONE, 1e-4, sigma, 0.5, steps);
  }

  static DrawnRun schedule(int d, int steps) {
    return new DrawnRun(What.SCHEDULE, 4, d, ONE, 1e-4, 1, 0.5, steps);
  }

  static DrawnRun order(int d, int n, int steps) {
    return new DrawnRun(What.ORDER, 4, d, new Inputs(n), 1e-4, 0.5, 0.5, steps);
  }

  static DrawnRun seeds(int m, int d) {
    return new DrawnRun(What.SEEDS, m, d, ONE, 1e-3, 1, 1, 2);
  }

  static DrawnRun pairs(int d, int steps) {
    return new DrawnRun(What.PAIRS, 4, d, ONE, 1e-4, 1, 0.5, steps);
  }

  /** What a trial sees. */
  Seen look(Trial trial, NetworkSimulator simulator) {
    SeedTree seeds = trial.seeds();
    return switch (what) {
      case START -> seen(one(seeds, simulator), this::starts);
      case INPUTS ->
          seen(one(seeds, simulator), (look, scores) -> InputLaw.look(look, steps, scores));
      case NOISE, SCHEDULE ->
          seen(
              one(seeds, simulator),
              (look, scores) -> NoiseLaw.look(look, this, schedule(), scores));
      case ORDER ->
          seen(one(seeds, simulator), (look, scores) -> OrderLaw.look(look, n.n(), steps, scores));
      case SEEDS -> PairLaw.seeds(this, seeds, simulator);
      case PAIRS -> PairLaw.pairs(this, seeds, simulator);
    };
  }

  /** Scores what one run shows. */
  @FunctionalInterface
  private interface Law {
    void score(FreeLook look, Scores scores);
  }

  private Seen seen(Optional<FreeLook> look, Law law) {
    if (look.isEmpty()) {
      return Seen.divergence();
    }
    Scores scores = new Scores();
    scores.require(look.get().truthDefect(thetaNorm) <= TRUTH_TOLERANCE);
    law.score(look.get(), scores);
    return scores.seen();
  }

  Optional<FreeLook> one(SeedTree seeds, NetworkSimulator simulator) {
    return FreeLook.at(this, schedule(), seeds, simulator);
  }

  NoiseSchedule schedule() {
    return what == What.SCHEDULE ? ON_AND_OFF : NoiseSchedule.ALWAYS;
  }

  /** Initial weights: W times sqrt(d) and a times sqrt(m) are standard normals. */
  private void starts(FreeLook look, Scores scores) {
    scores.normal(scaled(look.start().firstLayer().data, Math.sqrt(d)));
    scores.normal(scaled(look.start().secondLayer().data, Math.sqrt(m)));
  }

  static double[] scaled(double[] numbers, double factor) {
    double[] scaled = new double[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      scaled[k] = factor * numbers[k];
    }
    return scaled;
  }
}

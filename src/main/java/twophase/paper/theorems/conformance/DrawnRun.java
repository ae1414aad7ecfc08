package twophase.paper.theorems.conformance;

import java.util.Optional;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
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
    START(true),
    /** The initial weights of many seeds: how much their norms differ. */
    SPREAD(true),
    /** Inputs of steps without label noise. */
    INPUTS(false),
    /** The label noise, on one training sample. */
    NOISE(false),
    /** The same with a schedule that switches it off and on. */
    SCHEDULE(false),
    /** Which sample is taken when. */
    ORDER(false),
    /** Whether one seed repeats its run, and another starts elsewhere. */
    SEEDS(true),
    /** Whether runs of two seeds share inputs, ground truth or noise. */
    PAIRS(false);

    /** Whether the states that are drawn are all that is looked at, and no step between two. */
    private final boolean ofStarts;

    What(boolean ofStarts) {
      this.ofStarts = ofStarts;
    }
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  DrawnRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.atLeast("steps", steps, 0);
  }

  /** The same with other networks, samples and noise. */
  DrawnRun with(int width, Inputs samples, double noise) {
    return new DrawnRun(what, width, d, samples, eta, noise, thetaNorm, steps);
  }

  /** What a trial sees. */
  Event look(Trial trial) {
    if (!what.ofStarts) {
      FreeLook.requireSteps(new LabelNoiseSgd(), trial);
    }
    return switch (what) {
      case START -> seen(trial, StartLaw::look);
      case SPREAD -> StartLaw.spread(this, trial);
      case INPUTS -> seen(trial, (look, scores) -> InputLaw.look(look, steps, scores));
      case NOISE, SCHEDULE -> seen(trial, NoiseLaw::look);
      case ORDER -> seen(trial, (look, scores) -> OrderLaw.look(look, n.n(), steps, scores));
      case SEEDS -> PairLaw.seeds(this, trial);
      case PAIRS -> PairLaw.pairs(this, trial);
    };
  }

  /** Scores what one run shows. */
  @FunctionalInterface
  private interface Law {
    void score(FreeLook look, Scores scores);
  }

  private Event seen(Trial trial, Law law) {
    Optional<FreeLook> look = one(trial.seeds(), trial);
    if (look.isEmpty()) {
      return Event.divergence();
    }
    Scores scores = new Scores(trial.card());
    double tolerance = look.get().tolerances().truth();
    scores.require(
        look.get().truthDefect(thetaNorm) <= tolerance,
        "theta*: its norm is not the %s that was asked for".formatted(Numbers.shortest(thetaNorm)));
    law.score(look.get(), scores);
    return scores.event();
  }

  Optional<FreeLook> one(SeedTree seeds, Trial trial) {
    Run.Free free = new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps);
    return FreeLook.at(free.withSchedule(schedule(trial.card())), trial);
  }

  private NoiseSchedule schedule(CardNumbers card) {
    return what == What.SCHEDULE
        ? new NoiseSchedule(card.integer("on"), card.integer("off"))
        : NoiseSchedule.ALWAYS;
  }

  static double[] scaled(double[] numbers, double factor) {
    double[] scaled = new double[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      scaled[k] = factor * numbers[k];
    }
    return scaled;
  }
}

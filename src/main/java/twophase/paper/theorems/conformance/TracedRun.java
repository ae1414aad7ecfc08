package twophase.paper.theorems.conformance;

import java.util.function.BiConsumer;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;

/**
 * Free runs of label-noise SGD whose trace tells what was drawn.
 *
 * @param what what is looked at
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs; for ORDER and PAIRS at least 2 samples
 * @param eta step size, above 0
 * @param sigma label-noise level, above 0
 * @param thetaNorm norm of theta*, above 0
 * @param steps at least 1
 */
record TracedRun(
    What what, int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps) {

  /** What is looked at. */
  enum What {
    /** Initial weights, and whether they have to do with theta* or the inputs. */
    STARTS,
    /** The training set, or the fresh inputs. */
    INPUTS,
    /** Which sample is taken when. */
    ORDER,
    /** Signs of the label noise, and whether they have to do with anything. */
    NOISE,
    /** Two runs of one seed and one of another. */
    PAIRS
  }

  /** So small that no run comes near to diverging, so large that steps are seen to 10^-9. */
  private static final double STEP_SIZE = 1e-4;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  TracedRun {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    Ranges.positive("sigma", sigma);
    Ranges.positive("thetaNorm", thetaNorm);
    if (what == What.ORDER || what == What.PAIRS) {
      Ranges.atLeast("n", n.n(), 2);
    }
  }

  private TracedRun(What what, int m, int d, Inputs n, int steps) {
    this(what, m, d, n, STEP_SIZE, 1, 0.5, steps);
  }

  static TracedRun starts(int m, int d, int n) {
    return new TracedRun(What.STARTS, m, d, new Inputs(n), 1);
  }

  static TracedRun inputs(int d, Inputs n, int steps) {
    return new TracedRun(What.INPUTS, 1, d, n, steps);
  }

  static TracedRun order(int n, int steps) {
    return new TracedRun(What.ORDER, 1, 1, new Inputs(n), steps);
  }

  static TracedRun noise(int d, Inputs n, int steps) {
    return new TracedRun(What.NOISE, 2, d, n, steps);
  }

  static TracedRun pairs(int d, int n, int steps) {
    return new TracedRun(What.PAIRS, 2, d, new Inputs(n), steps);
  }

  /** What a trial sees. */
  Seen look(Trial trial, NetworkSimulator simulator) {
    SeedTree seeds = trial.seeds();
    return switch (what) {
      case STARTS -> seen(one(seeds, simulator), TraceLaw::starts);
      case INPUTS -> seen(one(seeds, simulator), TraceLaw::inputs);
      case ORDER -> seen(one(seeds, simulator), TraceLaw::order);
      case NOISE -> seen(one(seeds, simulator), TraceLaw::noise);
      case PAIRS -> pair(seeds, simulator);
    };
  }

  private TracedLook one(SeedTree seeds, NetworkSimulator simulator) {
    return TracedLook.at(new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps), simulator);
  }

  private Seen seen(TracedLook look, BiConsumer<TracedLook, Scores> law) {
    if (!look.completed()) {
      return Seen.divergence();
    }
    Scores scores = new Scores();
    requireHonest(look, scores);
    law.accept(look, scores);
    return scores.seen();
  }

  /** A law of what is told means something only where that is what the run did. */
  private void requireHonest(TracedLook look, Scores scores) {
    double norm = Math.sqrt(Rounding.norm2(look.truth().data, 0, d));
    scores.require(Math.abs(norm - thetaNorm) <= DrawnRun.TRUTH_TOLERANCE * thetaNorm);
    scores.require(look.consistency().holds());
  }

  private Seen pair(SeedTree seeds, NetworkSimulator simulator) {
    TracedLook once = one(seeds.child(0), simulator);
    TracedLook again = one(seeds.child(0), simulator);
    TracedLook other = one(seeds.child(1), simulator);
    if (!once.completed() || !again.completed() || !other.completed()) {
      return Seen.divergence();
    }
    Scores scores = new Scores();
    requireHonest(once, scores);
    requireHonest(other, scores);
    scores.require(TraceLaw.same(once, again));
    TraceLaw.independent(once, other, scores);
    return scores.seen();
  }
}

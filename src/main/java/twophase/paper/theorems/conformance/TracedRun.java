package twophase.paper.theorems.conformance;

import java.util.function.BiConsumer;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
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

  /** The same with other networks and samples. */
  TracedRun with(int width, int dimension, int samples) {
    Inputs inputs = new Inputs(samples);
    return new TracedRun(what, width, dimension, inputs, eta, sigma, thetaNorm, steps);
  }

  /** What a trial sees. */
  Event look(Trial trial) {
    return switch (what) {
      case STARTS -> seen(trial, TraceLaw::starts);
      case INPUTS -> seen(trial, TraceLaw::inputs);
      case ORDER -> seen(trial, TraceLaw::order);
      case NOISE -> seen(trial, TraceLaw::noise);
      case PAIRS -> pair(trial);
    };
  }

  private TracedLook one(SeedTree seeds, Trial trial) {
    return TracedLook.at(new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps), trial);
  }

  private Event seen(Trial trial, BiConsumer<TracedLook, Scores> law) {
    TracedLook look = one(trial.seeds(), trial);
    if (!look.completed()) {
      return Event.divergence();
    }
    Scores scores = new Scores(trial.card());
    requireHonest(look, scores);
    law.accept(look, scores);
    return scores.event();
  }

  /** A law of what is told means something only where that is what the run did. */
  private void requireHonest(TracedLook look, Scores scores) {
    double norm = Math.sqrt(Rounding.norm2(look.truth().data, 0, d));
    double tolerance = look.tolerances().truth();
    look.requireHonest();
    scores.require(
        Math.abs(norm - thetaNorm) <= tolerance * thetaNorm,
        "theta*: its norm is %s, asked was %s"
            .formatted(Numbers.shortest(norm), Numbers.shortest(thetaNorm)));
  }

  private Event pair(Trial trial) {
    SeedTree seeds = trial.seeds();
    TracedLook once = one(seeds.child(0), trial);
    TracedLook again = one(seeds.child(0), trial);
    TracedLook other = one(seeds.child(1), trial);
    if (!once.completed() || !again.completed() || !other.completed()) {
      return Event.divergence();
    }
    Scores scores = new Scores(trial.card());
    requireHonest(once, scores);
    requireHonest(other, scores);
    scores.require(TraceLaw.same(once, again), "seeds: one seed gives two different runs");
    TraceLaw.independent(once, other, scores);
    return scores.event();
  }
}

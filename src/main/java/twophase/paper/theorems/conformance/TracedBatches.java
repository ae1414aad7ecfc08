package twophase.paper.theorems.conformance;

import java.util.Arrays;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;

/**
 * Free runs of label-noise SGD on mini-batches whose trace tells what was drawn.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, at least 2, or fresh inputs
 * @param batch samples a step, at least 2
 * @param drawn how a step's indices are drawn
 * @param eta step size, above 0
 * @param sigma label-noise level, above 0
 * @param thetaNorm norm of theta*, above 0
 * @param steps at least 2
 */
record TracedBatches(
    int m,
    int d,
    Inputs n,
    int batch,
    Drawn drawn,
    double eta,
    double sigma,
    double thetaNorm,
    int steps) {

  /** How the indices of a step are drawn. */
  enum Drawn {
    /** Independently, one as likely as another. */
    WITH_REPLACEMENT,
    /** As different ones. */
    WITHOUT_REPLACEMENT
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  TracedBatches {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    Ranges.positive("sigma", sigma);
    Ranges.positive("thetaNorm", thetaNorm);
    Ranges.atLeast("batch", batch, 2);
    Ranges.atLeast("steps", steps, 2);
    rule(batch, drawn).checkDrawn(n, d);
    if (!n.fresh()) {
      Ranges.atLeast("n", n.n(), 2);
    }
  }

  private static Rule rule(int batch, Drawn drawn) {
    return new LabelNoiseSgd(batch, drawn == Drawn.WITH_REPLACEMENT);
  }

  /** What a trial sees. */
  Event look(Trial trial) {
    Run.Free free =
        new Run.Free(m, d, n, eta, sigma, thetaNorm, trial.seeds(), steps)
            .withRule(rule(batch, drawn));
    TracedLook look = TracedLook.at(free, trial);
    if (!look.completed()) {
      return Event.divergence();
    }
    Scores scores = new Scores(trial.card());
    look.requireHonest();
    TraceLaw.noise(look, scores);
    if (drawn == Drawn.WITHOUT_REPLACEMENT) {
      hands(look.trace().order(), scores);
    } else if (!n.fresh()) {
      TraceLaw.order(look, scores);
    }
    return scores.event();
  }

  /**
   * Indices without replacement. With f = B/n each is in a step's batch with probability f; counts
   * have variance f (1 - f) a step and correlation -1/(n - 1), so that their squared differences
   * make a chi-square number of n - 1 degrees of freedom. The batches of two steps have a
   * hypergeometric number in common.
   */
  private void hands(int[] order, Scores scores) {
    int size = n.n();
    double f = (double) batch / size;
    int[] counts = new int[size];
    boolean[] before = new boolean[size];
    long common = 0;
    for (int t = 0; t < steps; t++) {
      boolean[] taken = new boolean[size];
      for (int j = t * batch; j < (t + 1) * batch; j++) {
        scores.require(!taken[order[j]], "order: a step took one sample twice");
        taken[order[j]] = true;
        counts[order[j]]++;
        common += before[order[j]] ? 1 : 0;
      }
      before = taken;
    }
    if (batch < size) {
      double distance =
          Arrays.stream(counts).mapToDouble(c -> (c - steps * f) * (c - steps * f)).sum();
      scores.of("order of the samples");
      scores.chiSquare(
          "how often each was taken",
          distance * (size - 1) / (size * steps * f * (1 - f)),
          size - 1.0);
      double variance = batch * f * (1 - f) * (size - batch) / (size - 1.0);
      scores.mean("how many two steps have in common", common, steps - 1L, batch * f, variance);
    }
  }
}

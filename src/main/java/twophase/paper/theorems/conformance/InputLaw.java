package twophase.paper.theorems.conformance;

import java.util.HashSet;
import java.util.Set;

/**
 * Inputs, as they are seen in steps without label noise: there r = (theta - theta*) . x, so that
 * (theta - theta*) . z = r^2 and x = z / r up to its sign. Each entry's square has mean 1 and
 * variance 2, its fourth power 3 and 96, the product of two entries 0 and 1, whatever the sign.
 */
final class InputLaw {
  private InputLaw() {}

  /**
   * Scores the inputs of a run, each counted once; steps with a small share of the mean r^2, which
   * is norm2(theta - theta*), tell x too badly and are left out.
   */
  static void look(FreeLook look, int steps, Scores scores) {
    int d = look.truth().getNumRows();
    double[] squares = new double[d];
    double all = 0;
    double fourth = 0;
    double neighbours = 0;
    double norms = 0;
    double share = look.card().number("floor");
    double resolution = look.card().number("resolution");
    Set<Long> known = new HashSet<>();
    for (int t = 0; t < steps; t++) {
      FreeStep step = look.step(t);
      double[] z = step.move();
      double[] error = step.error(look.truth());
      double square = FreeLook.dot(error, z);
      double floor = share * FreeLook.dot(error, error);
      look.requireMove(step);
      scores.require(square >= -floor, "inputs: a step without noise has another residual");
      if (square < floor) {
        continue;
      }
      double[] x = DrawnRun.scaled(z, 1 / Math.sqrt(square));
      // An input drawn again is read off a little differently: all but a few keep their key.
      if (!known.add(Math.round(Math.abs(x[0]) / resolution))) {
        continue;
      }
      double norm2 = 0;
      for (int k = 0; k < d; k++) {
        double entry2 = x[k] * x[k];
        squares[k] += entry2;
        norm2 += entry2;
        fourth += entry2 * entry2;
        neighbours += k == 0 ? 0 : x[k] * x[k - 1];
      }
      all += norm2;
      norms += (norm2 - d) * (norm2 - d);
    }
    long count = known.size();
    scores.of("inputs, as the steps tell them");
    for (double square : squares) {
      scores.mean("the mean square of a coordinate", square, count, 1, 2);
    }
    scores.mean("the mean square", all, count * d, 1, 2);
    scores.mean("the mean fourth power", fourth, count * d, 3, 96);
    norms(norms, count, d, scores);
    if (d > 1) {
      scores.mean("the mean product of neighbours", neighbours, count * (d - 1), 0, 1);
    }
  }

  /**
   * The sum of (norm2(x) - d)^2 over some inputs: norm2 is chi-square with d degrees of freedom,
   * its fourth central moment 12 d (d + 4).
   */
  static void norms(double sum, long count, int d, Scores scores) {
    scores.mean(
        "the mean square of norm2 less its mean",
        sum,
        count,
        2.0 * d,
        12.0 * d * (d + 4) - 4.0 * d * d);
  }
}

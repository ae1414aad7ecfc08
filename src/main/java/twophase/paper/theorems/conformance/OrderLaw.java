package twophase.paper.theorems.conformance;

import java.util.ArrayList;
import java.util.List;
import twophase.paper.theorems.Rounding;

/**
 * The order of the samples: the direction of z = r x tells which sample a step took. Indices are
 * independent and uniform on n samples: each is taken in a share 1/n of the steps, and so often it
 * is the one of the step before.
 */
final class OrderLaw {
  private OrderLaw() {}

  /** Scores the order of a run. */
  static void look(FreeLook look, int n, int steps, Scores scores) {
    List<double[]> samples = new ArrayList<>();
    long[] taken = new long[n + 1];
    long repeated = 0;
    int last = -1;
    for (int t = 0; t < steps && samples.size() <= n; t++) {
      FreeStep step = look.step(t);
      scores.require(look.isMove(step));
      int index = index(samples, step.move(), look.tolerance());
      taken[index]++;
      repeated += index == last ? 1 : 0;
      last = index;
    }
    scores.require(samples.size() == n);
    double share = 1.0 / n;
    if (n > 1) {
      for (int k = 0; k < n; k++) {
        scores.mean(taken[k], steps, share, share * (1 - share));
      }
      scores.mean(repeated, steps - 1L, share, share * (1 - share));
    }
  }

  /** The number of a direction among those that are known, where a new one is the next. */
  static int index(List<double[]> samples, double[] z, double tolerance) {
    for (int k = 0; k < samples.size(); k++) {
      if (sine2(samples.get(k), z) <= tolerance * tolerance) {
        return k;
      }
    }
    samples.add(z);
    return samples.size() - 1;
  }

  /** sin^2 of the angle, by the sum of squared minors: no cancellation. */
  static double sine2(double[] x, double[] y) {
    double minors = 0;
    for (int k = 0; k < x.length; k++) {
      for (int l = 0; l < k; l++) {
        double minor = x[k] * y[l] - x[l] * y[k];
        minors += minor * minor;
      }
    }
    return minors / (Rounding.norm2(x, 0, x.length) * Rounding.norm2(y, 0, y.length));
  }
}

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

  /**
   * Which sample each step took.
   *
   * @param samples a direction for each
   * @param order the number of each step's sample
   * @param complete whether every step was clear, so that no sample can have been missed
   */
  record Taken(List<double[]> samples, int[] order, boolean complete) {}

  /**
   * Tells the samples of a run apart. They are learned from the steps that are {@link
   * FreeStep#clear}; any other took the sample whose direction is nearest to what it tells.
   */
  static Taken taken(FreeLook look) {
    List<FreeStep> steps = look.steps();
    List<double[]> samples = new ArrayList<>();
    int[] order = new int[steps.size()];
    for (int t = 0; t < order.length; t++) {
      if (steps.get(t).clear()) {
        order[t] = index(samples, steps.get(t).move(), look.tolerance());
      }
    }
    boolean complete = true;
    for (int t = 0; t < order.length; t++) {
      if (!steps.get(t).clear()) {
        order[t] = nearest(samples, steps.get(t).move());
        complete = false;
      }
    }
    return new Taken(samples, order, complete);
  }

  /** Scores the order of a run. */
  static void look(FreeLook look, int n, int steps, Scores scores) {
    look.steps().forEach(look::requireMove);
    Taken taken = taken(look);
    scores.require(
        taken.samples().size() == n,
        "order: the steps took %d different samples of %d".formatted(taken.samples().size(), n));
    if (n == 1 || scores.missed()) {
      return;
    }
    long[] times = new long[n];
    long repeated = 0;
    for (int t = 0; t < steps; t++) {
      times[taken.order()[t]]++;
      repeated += t > 0 && taken.order()[t] == taken.order()[t - 1] ? 1 : 0;
    }
    double share = 1.0 / n;
    scores.of("order of the samples");
    for (long time : times) {
      scores.mean(
          "the share of steps that took one of them", time, steps, share, share * (1 - share));
    }
    scores.mean(
        "the share of steps that took the last one again",
        repeated,
        steps - 1L,
        share,
        share * (1 - share));
  }

  /** The number of a direction among those that are known, where a new one is the next. */
  private static int index(List<double[]> samples, double[] z, double tolerance) {
    for (int k = 0; k < samples.size(); k++) {
      if (sine2(samples.get(k), z) <= tolerance * tolerance) {
        return k;
      }
    }
    samples.add(z);
    return samples.size() - 1;
  }

  /** The number of the direction that is nearest; 0 where there is none. */
  private static int nearest(List<double[]> samples, double[] z) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < samples.size(); k++) {
      double apart = sine2(samples.get(k), z);
      if (apart < least) {
        nearest = k;
        least = apart;
      }
    }
    return nearest;
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

package twophase.kit.inference;

import java.util.Arrays;

/** Prior weights and log-space sums shared by the mixtures of this package. */
final class MixtureGrid {
  /**
   * Weight of the first point, the most extreme alternative. It alone decides a run without a
   * single adverse outcome, the commonest run of all, and costs the others ln(4/3) = 0.29 nats.
   */
  private static final double END_WEIGHT = 0.25;

  /** Terms this far (in nats) below the largest are left out: the sum can only become smaller. */
  private static final double NEGLIGIBLE = 40;

  private MixtureGrid() {}

  /**
   * Log weights of {@code points} alternatives: 1/4 for the first, the rest in equal parts; all to
   * a single one. Equal parts make the price of ignorance, -ln w, the same number of nats at every
   * distance, hence the same relative number of extra trials.
   */
  static double[] logWeights(int points) {
    double[] logWeight = new double[points];
    if (points > 1) {
      Arrays.fill(logWeight, StrictMath.log((1 - END_WEIGHT) / (points - 1)));
      logWeight[0] = StrictMath.log(END_WEIGHT);
    }
    return logWeight;
  }

  /** ln sum exp(terms), -infinity where all terms are; the array is only read. */
  static double logSumExp(double[] terms) {
    double max = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      max = Math.max(max, term);
    }
    if (Double.isInfinite(max)) {
      return max;
    }
    double sum = 0;
    for (double term : terms) {
      if (term > max - NEGLIGIBLE) {
        sum += StrictMath.exp(term - max);
      }
    }
    return max + StrictMath.log(sum);
  }
}

package twophase.kit.inference;

/**
 * Mixture likelihood ratio of Bernoulli alternatives above a null value, in log space.
 *
 * <p>For a favourable outcome of probability p and the null hypothesis p &lt;= u, the evidence
 * after n outcomes, k of them favourable, is
 *
 * <pre>
 *    E(n, k) = sum_j w_j (q_j / u)^k ((1 - q_j) / (1 - u))^(n - k),   q_j &gt; u, sum_j w_j = 1.
 * </pre>
 *
 * <p>One factor has mean p q/u + (1 - p)(1 - q)/(1 - u), which grows with p and is 1 at p = u. So E
 * is a nonnegative supermartingale from 1 under every p &lt;= u, also where p changes from trial to
 * trial with the past, and by Ville's inequality (J. Ville, 1939) it ever reaches 1/alpha with
 * probability at most alpha. Mixtures of this kind go back to H. Robbins (1970).
 *
 * <p><b>The grid.</b> An alternative q earns I(q) = KL(q || u) nats a trial where it is true, so a
 * decision needs about ln(1/alpha) / I(q) trials. The grid halves I from point to point, beginning
 * with q = 1, I = -ln u. Near the null I is quadratic in the distance, so neighbours differ by a
 * factor sqrt 2 in distance, and a truth between them earns at least 1 - ((sqrt 2 - 1)/(sqrt 2 +
 * 1))^2 = 97 % of what its own alternative would. Far from the null outcomes are nearly Poisson and
 * it is 94 %. The bet on q = 1 is lost at the first adverse outcome, and the one at half its
 * information earns 81 % only where such outcomes are very rare; one more point at 0.8 of it closes
 * this gap to 95 %. The last point is the first at or below ln(1/alpha) / budget: what lies nearer
 * could not be decided within the budget anyway. This gives J = 2 + log2(I(1) budget / ln(1/alpha))
 * points (at most 49), and weights that cost ln J + 0.29 nats: the price grows like ln ln budget,
 * as the law of the iterated logarithm demands.
 */
final class BernoulliMixture {
  /** No point below this information: a decision there would take more than 10^12 trials. */
  private static final double MIN_INFORMATION = 1e-11;

  /** Information of the second point, as a part of that of the first. */
  private static final double SECOND_POINT = 0.8;

  private final double[] logWeight;
  private final double[] gain;
  private final double[] loss;

  private BernoulliMixture(double[] gain, double[] loss) {
    this.logWeight = MixtureGrid.logWeights(gain.length);
    this.gain = gain;
    this.loss = loss;
  }

  /**
   * The mixture against p &lt;= u. Both u and v = 1 - u are given, as either may be too small to be
   * had from the other.
   *
   * @param u null value, in (0, 1]; v, its complement, in (0, 1]
   * @param error error probability alpha, in (0, 1)
   * @param budget largest number of trials, at least 1
   */
  static BernoulliMixture above(double u, double v, double error, long budget) {
    double end = logRatioUp(u, v, v);
    double floor = Math.max(-StrictMath.log(error) / budget, MIN_INFORMATION);
    int halvings = (int) Math.ceil(StrictMath.log(end / floor) / StrictMath.log(2));
    int points = halvings <= 0 ? 1 : 2 + halvings;
    double[] gain = new double[points];
    double[] loss = new double[points];
    gain[0] = end;
    loss[0] = Double.NEGATIVE_INFINITY;
    for (int j = 1; j < points; j++) {
      double part = j == 1 ? SECOND_POINT : StrictMath.pow(0.5, j - 1.0);
      double distance = distanceOf(part * end, u, v);
      gain[j] = logRatioUp(u, v, distance);
      loss[j] = StrictMath.log1p(-distance / v);
    }
    return new BernoulliMixture(gain, loss);
  }

  /** ln((u + d) / u), accurate for d far below and far above u. */
  private static double logRatioUp(double u, double v, double d) {
    if (d == v) {
      return v < 0.5 ? -StrictMath.log1p(-v) : -StrictMath.log(u);
    }
    return d < u ? StrictMath.log1p(d / u) : StrictMath.log(u + d) - StrictMath.log(u);
  }

  /** KL(u + d || u) in nats, for 0 &lt; d &lt; v. */
  private static double information(double u, double v, double d) {
    return (u + d) * logRatioUp(u, v, d) + (v - d) * StrictMath.log1p(-d / v);
  }

  /**
   * The distance d with KL(u + d || u) = target, by bisection of ln d; its error costs no validity.
   */
  private static double distanceOf(double target, double u, double v) {
    double low = StrictMath.log(v) - 800;
    double high = StrictMath.log(v);
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (information(u, v, StrictMath.exp(middle)) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.min(StrictMath.exp(low), Math.nextDown(v));
  }

  /** ln E for the given numbers of favourable and unfavourable outcomes, each at least 0. */
  double logEvidence(long favourable, long unfavourable) {
    double[] terms = new double[gain.length];
    for (int j = 0; j < terms.length; j++) {
      // 0 * -infinity would be NaN
      double lost = unfavourable == 0 ? 0 : unfavourable * loss[j];
      terms[j] = logWeight[j] + favourable * gain[j] + lost;
    }
    return MixtureGrid.logSumExp(terms);
  }

  /** The most that one favourable outcome can add to ln E. */
  double largestGain() {
    return gain[0];
  }
}

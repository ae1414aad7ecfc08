package twophase.kit.inference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Wealth of a bettor against "the mean of a nonnegative ratio r is at most 1".
 *
 * <p>A bettor who stakes the fraction f of her wealth each time has prod (1 - f + f r_t), a
 * nonnegative supermartingale from 1 under the null, whatever the dependence, as long as the mean
 * of r_t given the past is at most 1. This is the betting martingale of I. Waudby-Smith and A.
 * Ramdas, <i>Estimating means of bounded random variables by betting</i> (2024). A weighted mean
 * over fractions f_j is one too: the same as the predictable bet that weights each f_j by what it
 * has earned so far (the universal portfolio of T. Cover, 1991). It was taken instead of a plug-in
 * bet because its loss against the best f_j is ln(1/w_j) on every sequence, and the order of the
 * data plays no part.
 *
 * <p><b>The fractions</b> fall by a factor sqrt 2 from 1 (the bet that wins where every r exceeds
 * 1) to sqrt(2 ln(1/alpha) / N) / s, s the largest standard deviation that r may have, but not
 * below 1/N. With mean 1 + D and standard deviation s the best small bet is f = D/s^2 and earns
 * D^2/(2 s^2) a trial, so what can be decided within N trials has D &gt;= s sqrt(2 ln(1/alpha) /
 * N), hence f &gt;= sqrt(2 ln(1/alpha) / N) / s. A number in [0, R] of mean 1 has s &lt;= sqrt(R -
 * 1). Below 1/N a bet loses at most one nat of what a smaller one would keep. As for Bernoulli
 * alternatives a neighbour within a factor sqrt 2 earns at least 97 % of the best.
 */
final class RatioMixture {
  /** Served where the ratio has no known upper end. */
  static final double UNKNOWN_DEVIATION = 10;

  /** A ratio is cut here, which only lowers the wealth; products stay finite. */
  private static final double LARGEST_RATIO = 1e300;

  /** Powers of the wealth that are looked at: beyond it the bound is below e^(-1000) anyway. */
  private static final double LARGEST_POWER = 1000;

  private static final int POWER_LOOKS = 80;

  private static final double RESCALE_ABOVE = 1e6;
  private static final double RESCALE_BELOW = 1e-150;

  private final double[] fraction;
  private final double[] logWeight;
  private final double[] product;
  private final double[] logScale;

  RatioMixture(double[] fraction) {
    this.fraction = fraction;
    this.logWeight = MixtureGrid.logWeights(fraction.length);
    this.product = new double[fraction.length];
    this.logScale = new double[fraction.length];
    Arrays.fill(product, 1);
  }

  /**
   * The fractions for an error and a budget.
   *
   * @param deviation the largest standard deviation of the ratio that is served, above 0
   */
  static double[] fractions(double error, long budget, double deviation) {
    double small = Math.sqrt(-2 * StrictMath.log(error) / budget) / deviation;
    double smallest = Math.max(small, 1.0 / budget);
    int points =
        1 + Math.max(0, (int) Math.ceil(-2 * StrictMath.log(smallest) / StrictMath.log(2)));
    double[] fraction = new double[points];
    for (int j = 0; j < points; j++) {
      fraction[j] = StrictMath.pow(0.5, 0.5 * j);
    }
    return fraction;
  }

  /** Bets on one ratio, at least 0 and not NaN. */
  void observe(double ratio) {
    double r = Math.min(ratio, LARGEST_RATIO);
    for (int j = 0; j < fraction.length; j++) {
      double p = product[j] * (1 - fraction[j] + fraction[j] * r);
      if (p > RESCALE_ABOVE || p < RESCALE_BELOW && p > 0) {
        logScale[j] += StrictMath.log(p);
        p = 1;
      }
      product[j] = p;
    }
  }

  /** ln of the wealth. */
  double logEvidence() {
    double[] terms = new double[fraction.length];
    for (int j = 0; j < terms.length; j++) {
      terms[j] = logWeight[j] + logScale[j] + StrictMath.log(product[j]);
    }
    return MixtureGrid.logSumExp(terms);
  }

  /**
   * The chance, at most, that the wealth ends below a threshold: see {@link Patience}.
   *
   * @param logThreshold ln of the threshold
   * @param trials number of ratios
   * @param mean their mean, in [0, largest], or more
   * @param largest the largest that one may be
   */
  double shortfall(double logThreshold, long trials, double mean, double largest) {
    double high = mean / largest;
    double least = 0;
    for (int j = 0; j < fraction.length; j++) {
      double lost = StrictMath.log1p(-fraction[j]);
      double won = StrictMath.log1p(fraction[j] * (largest - 1));
      double behind = logThreshold - logWeight[j];
      DoubleUnaryOperator log =
          s -> s * behind + trials * logMean(1 - high, -s * lost, high, -s * won);
      least = Math.min(least, leastOf(log));
    }
    return StrictMath.exp(least);
  }

  /** ln (p e^x + q e^y); a term without weight is none, however large its power. */
  private static double logMean(double p, double x, double q, double y) {
    double first = p == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(p) + x;
    double second = q == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(q) + y;
    return MixtureGrid.logSumExp(new double[] {first, second});
  }

  /** A small value of a convex function of s in (0, {@value #LARGEST_POWER}): any is a bound. */
  private static double leastOf(DoubleUnaryOperator convex) {
    double low = 0;
    double high = LARGEST_POWER;
    for (int i = 0; i < POWER_LOOKS; i++) {
      double first = low + (high - low) / 3;
      double second = high - (high - low) / 3;
      if (convex.applyAsDouble(first) <= convex.applyAsDouble(second)) {
        high = second;
      } else {
        low = first;
      }
    }
    double found = convex.applyAsDouble(low + 0.5 * (high - low));
    return Double.isNaN(found) ? 0 : found;
  }
}

package twophase.paper.theory.escape;

/**
 * The chance that a chi-square number with d degrees of freedom is at most z, for z of any
 * smallness:
 *
 * <pre>
 *    F_d(z) = e^(-z/2) (z/2)^a / Gamma(a + 1) sum_k (z/2)^k / ((a+1) ... (a+k)),   a = d/2,
 * </pre>
 *
 * a series of positive terms, cut where what is left is bounded by a geometric one. (M. Abramowitz,
 * I. Stegun, <i>Handbook of Mathematical Functions</i>, 6.5.29.)
 */
final class ChiSquareBelow {
  private static final double NEGLIGIBLE = -50;

  private ChiSquareBelow() {}

  /**
   * F_d(z).
   *
   * @param d at least 1
   */
  static Magnitude of(int d, Magnitude z) {
    Magnitude half = z.over(2);
    Magnitude sum = Magnitude.of(1);
    Magnitude term = sum;
    double k = 0;
    Magnitude ratio;
    do {
      k++;
      ratio = half.over(0.5 * d + k);
      term = term.times(ratio);
      sum = sum.plus(term);
    } while (ratio.high() > -1 || term.high() > NEGLIGIBLE);
    // The ratios fall, so that what is left is below the last term.
    Magnitude series = Magnitude.ofLog(sum.low(), sum.plus(term).high());
    return least(d, z).times(series);
  }

  /** A lower bound on F_d(z), the series' first term. */
  static Magnitude least(int d, Magnitude z) {
    return z.over(2)
        .root()
        .power(d)
        .times(z.over(2).exponentialOfOpposite())
        .over(gammaOfHalf(d + 2));
  }

  /** Gamma(k/2). */
  static Magnitude gammaOfHalf(int k) {
    Magnitude gamma = k % 2 == 0 ? Magnitude.of(1) : Magnitude.of(Math.PI).root();
    for (int j = k - 2; j > 0; j -= 2) {
      gamma = gamma.times(0.5 * j);
    }
    return gamma;
  }
}

package twophase.paper.theory.escape;

/**
 * How rarely a training set is one of which the proof says nothing: some norm2(x_k) above Cdata^2,
 * or S = X^T X / n not between 1/2 and 3/2.
 */
public final class TrainingSetLaw {
  /** Below 1 - sqrt(1/2) and sqrt(3/2) - 1, the smaller of the two. */
  private static final double ROOM = 0.2247;

  /** Below 3/2 ln(3/2) - 1/2 and (1 - ln 2)/2, the smaller of the two. */
  private static final double RATE = 0.1081;

  private TrainingSetLaw() {}

  /**
   * {@link #sphere} or {@link #gaussian}.
   *
   * @param sphere whether inputs are on the sphere of radius sqrt(d), else N(0, I)
   */
  public static Magnitude of(boolean sphere, int d, double inputs2, double n) {
    return sphere ? sphere(d, n) : gaussian(d, inputs2, n);
  }

  /**
   * Inputs N(0, I): n P(chi2_d &gt; Cdata^2) &lt;= n exp(-(Cdata^2 - d - d ln(Cdata^2/d))/2) by
   * Chernoff, and both ends of X's singular values, each by exp(-n (ROOM - sqrt(d/n))^2 / 2) (K.
   * Davidson, S. Szarek, <i>Local operator theory, random matrices and Banach spaces</i>, 2001,
   * Theorem II.13).
   *
   * @param inputs2 Cdata^2, well above d
   * @param n samples, well above 20 d
   * @throws ArithmeticException if one of them is too small for a bound
   */
  public static Magnitude gaussian(int d, double inputs2, double n) {
    Magnitude ratio = Magnitude.of(inputs2).over(d);
    Magnitude exceeds =
        Magnitude.of(inputs2).minus(ratio.log().times(d).plus(d)).over(2).exponentialOfOpposite();
    Magnitude room = Magnitude.of(ROOM).minus(Magnitude.of(d).over(n).root());
    Magnitude leaves = room.squared().times(n).over(2).exponentialOfOpposite();
    return exceeds.times(n).plus(leaves.times(2));
  }

  /**
   * Inputs uniform on the sphere of radius sqrt(d): the norms are at most Cdata for sure, and S has
   * an eigenvalue beyond 1/2 or 3/2 with a chance of at most d exp(-RATE n/d) each (J. Tropp,
   * <i>User-friendly tail bounds for sums of random matrices</i>, 2012, Theorem 1.1).
   *
   * @param n samples
   */
  public static Magnitude sphere(int d, double n) {
    return Magnitude.of(RATE).times(n).over(d).exponentialOfOpposite().times(2.0 * d);
  }
}

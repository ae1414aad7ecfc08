package twophase.paper.dynamics;

/**
 * The constants of rounding in binary64: a computed sum of n products errs by at most gamma(n)
 * times the sum of the products' sizes, in any order, fused or not (N. J. Higham, <i>Accuracy and
 * Stability of Numerical Algorithms</i>, 2nd ed., 2002, section 3.1).
 */
public final class Roundoff {
  /** u = 2^-53, half the distance from 1 to the next binary64 number. */
  public static final double UNIT = 0x1p-53;

  /** Covers the rounding of the bounds themselves: sums of fewer than 10^6 positive terms. */
  public static final double SLACK = 1 + 1e-9;

  /**
   * Covers underflow: with entries up to 2^200 a product that underflows shifts what is checked by
   * less.
   */
  public static final double UNDERFLOW = 0x1p-800;

  private Roundoff() {}

  /**
   * gamma(n) = n u / (1 - n u).
   *
   * @param n number of roundings, at least 0, far below 2^53
   */
  public static double gamma(int n) {
    return n * UNIT / (1 - n * UNIT);
  }

  /**
   * How far a network may be from itself after it was compressed and read back, over its norm, in
   * the Frobenius norm: what the frame of a Householder decomposition lacks of orthonormal columns
   * (Higham, theorem 19.4).
   *
   * @param m width
   * @param d input dimension
   * @param householder the "small integer constant" of that theorem
   * @return 0 where m is at most d, and nothing is compressed
   */
  public static double readBack(int m, int d, int householder) {
    return readBack(m, d, householder, Precision.BINARY64);
  }

  /** The same in another precision. */
  static double readBack(int m, int d, int householder, Precision precision) {
    return m <= d ? 0 : Math.sqrt(d + 1) * precision.gamma(householder * m * (d + 1));
  }
}

package twophase.kit.random;

/**
 * Two words of random bits to two normals: (r cos, r sin) of a random angle with r = sqrt(-2 log u)
 * (G. E. P. Box and M. E. Muller, <i>A note on the generation of random normal deviates</i>, Annals
 * of Mathematical Statistics 29, 1958), in sums, products, fused multiply-adds, a quotient and a
 * square root alone. IEEE 754 fixes each of them to the bit, so the same numbers come from plain
 * Java and from vectors ({@link VectorNormals}), on any machine.
 *
 * <ul>
 *   <li>u = (2 j + 1) 2^-53 with j the first word's upper 52 bits, so that u is in (0, 1), is
 *       symmetric and exact. With u = 2^k m, m between sqrt(1/2) and sqrt(2), f = m - 1 and s = f /
 *       (2 + f), log m = 2 artanh(s) = f - s (f - R(s^2)); the polynomial R is within 2^-59 of it,
 *       relative to log m.
 *   <li>The angle is a quarter of the circle, chosen by the second word's two uppermost bits, and
 *       (pi/2) t from its middle: t in (-1/2, 1/2) is an odd multiple of 2^-52 made of the lower 52
 *       bits, the last taken for 1. The polynomials for sine and cosine of (pi/2) t are within
 *       2^-58 and 2^-64.
 * </ul>
 *
 * <p>The polynomials were found by Remez's exchange in 60 digits. A normal is within 7.1e-16 of
 * what the exact map makes of the same bits, relative to it: the sum of 6.4 roundings at worst, as
 * the notes on the kernel count them. Of 400,000 normals, those at the ends among them, compared in
 * 200 bits the worst was 2.4 units in the last place off. The largest that can come is sqrt(106 log
 * 2) = 8.5717 in size, beyond which N(0, 1) has a mass of 1.02e-17.
 */
final class BoxMuller {
  static final double LN_2 = 0.6931471805599453;
  static final double LN_2_REST = 2.3190468138462996e-17;
  static final double R_1 = 0.6666666666666695;
  static final double R_2 = 0.3999999999963788;
  static final double R_3 = 0.28571428698266244;
  static final double R_4 = 0.22222202698327628;
  static final double R_5 = 0.18183365792903383;
  static final double R_6 = 0.1531880876850147;
  static final double R_7 = 0.14750966781090125;

  static final double HALF_PI = 1.5707963267948966;
  static final double HALF_PI_REST = 6.123233995736766e-17;
  static final double SIN_1 = -0.645964097506245;
  static final double SIN_2 = 0.07969262624606273;
  static final double SIN_3 = -0.004681754132616254;
  static final double SIN_4 = 0.00016044115259842068;
  static final double SIN_5 = -3.5986493404666944e-06;
  static final double SIN_6 = 5.634675066055545e-08;
  static final double COS_1 = -1.2337005501361697;
  static final double COS_2 = 0.2536695079010469;
  static final double COS_3 = -0.020863480763315442;
  static final double COS_4 = 0.0009192602742250368;
  static final double COS_5 = -2.520203699156824e-05;
  static final double COS_6 = 4.7106156588636624e-07;
  static final double COS_7 = -6.321892598078435e-09;

  /** The bits of 1: with 52 random bits below them, a number in [1, 2). */
  static final long ONE = 0x3ff0000000000000L;

  /** The bits of 1 with the last bit set. */
  static final long ODD_ONE = ONE | 1;

  /** What takes a number in [1, 2) to (0, 1), half a step from either end. */
  static final double TO_UNIT = 1 - 0x1p-53;

  /** A number's last 52 bits. */
  static final long FRACTION = 0x000fffffffffffffL;

  /** From the bits of sqrt(1/2) to those of 2^64, so that the exponent 64 + k can be read off. */
  static final long TO_EXPONENT = (64L << 52) - 0x3fe6a09e667f3bcdL;

  /** The bits of 2^52, of which an integer below makes 2^52 and itself. */
  static final long INTEGER = 0x4330000000000000L;

  /** What such a sum has to lose to become k. */
  static final double TO_K = 0x1p52 + 64;

  private BoxMuller() {}

  /**
   * The radius sqrt(-2 log u).
   *
   * @param word the first word of a pair
   */
  static double radius(long word) {
    double u = Double.longBitsToDouble(word >>> 12 | ONE) - TO_UNIT;
    long bits = Double.doubleToRawLongBits(u);
    long exponent = bits + TO_EXPONENT >>> 52;
    double k = Double.longBitsToDouble(exponent | INTEGER) - TO_K;
    double f = Double.longBitsToDouble(bits - (exponent - 64 << 52)) - 1;
    double s = f / (f + 2);
    double z = s * s;
    double r = R_7;
    r = Math.fma(r, z, R_6);
    r = Math.fma(r, z, R_5);
    r = Math.fma(r, z, R_4);
    r = Math.fma(r, z, R_3);
    r = Math.fma(r, z, R_2);
    r = Math.fma(r, z, R_1);
    double log = f - s * Math.fma(-r, z, f);
    log = Math.fma(k, LN_2, Math.fma(k, LN_2_REST, log));
    return Math.sqrt(-2 * log);
  }

  /**
   * What the radius has to be multiplied with to give the first normal of a pair.
   *
   * @param word the second word of the pair
   */
  static double first(long word) {
    return word < 0 ? sine(word) : cosine(word);
  }

  /** The same for the second normal. */
  static double second(long word) {
    return word < 0 ? cosine(word) : sine(word);
  }

  private static double turn(long word) {
    return Double.longBitsToDouble(word & FRACTION | ODD_ONE) - 1.5;
  }

  private static double sine(long word) {
    double t = turn(word);
    double z = t * t;
    double p = SIN_6;
    p = Math.fma(p, z, SIN_5);
    p = Math.fma(p, z, SIN_4);
    p = Math.fma(p, z, SIN_3);
    p = Math.fma(p, z, SIN_2);
    p = Math.fma(p, z, SIN_1);
    return Math.fma(t, HALF_PI, t * Math.fma(p, z, HALF_PI_REST));
  }

  /** With the sign of the word's second bit. */
  private static double cosine(long word) {
    double t = turn(word);
    double z = t * t;
    double p = COS_7;
    p = Math.fma(p, z, COS_6);
    p = Math.fma(p, z, COS_5);
    p = Math.fma(p, z, COS_4);
    p = Math.fma(p, z, COS_3);
    p = Math.fma(p, z, COS_2);
    p = Math.fma(p, z, COS_1);
    double cosine = Math.fma(p, z, 1);
    return (word << 1) < 0 ? -cosine : cosine;
  }
}

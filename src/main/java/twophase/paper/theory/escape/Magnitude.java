package twophase.paper.theory.escape;

import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;

/**
 * A positive number of any size, known by two ends of its natural logarithm, which every operation
 * moves outwards by more than it can err.
 *
 * <p>What an operation can err by: sums, differences, products and quotients of binary64 are
 * rounded correctly, and {@link StrictMath}'s exp, log, log1p and expm1 are within one unit in the
 * last place (their specification), so that a step of one or two units outwards covers each. Where
 * two numbers are added, exp(x) and log1p(exp(x)) are taken of a rounded x &lt;= 0, which errs by
 * less than 2^-50 in all; log1p(-exp(x)) of an x &lt;= -0.11 by less than 2^-46.
 *
 * @param low the logarithm is at least this; not NaN
 * @param high and at most this
 */
public record Magnitude(double low, double high) {
  private static final double SUM_ERROR = 0x1p-50;
  private static final double DIFFERENCE_ERROR = 0x1p-46;
  private static final double LOG_10 = StrictMath.log(10);
  private static final double LARGEST_PART = -0.11;

  /** A logarithm this small is that of a number whose difference from 1 - e^-x is known. */
  private static final double SMALL = -40;

  /** Checks the ends. */
  public Magnitude {
    if (!(low <= high)) {
      throw new IllegalArgumentException("need low <= high, got [" + low + ", " + high + "]");
    }
  }

  /**
   * A number.
   *
   * @param number positive and finite; one that is written in decimals is the nearest of binary64,
   *     and the ends hold both
   */
  public static Magnitude of(double number) {
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a magnitude is positive and finite, not " + number);
    }
    double log = StrictMath.log(number);
    double error = 2 * Math.ulp(log) + 0x1p-52;
    return new Magnitude(log - error, log + error);
  }

  /** The number whose natural logarithm lies between two ends. */
  public static Magnitude ofLog(double low, double high) {
    return new Magnitude(low, high);
  }

  /** A number whose natural logarithm is nearest to this one in binary64. */
  public static Magnitude near(double log) {
    return new Magnitude(Math.nextDown(log), Math.nextUp(log));
  }

  /** The product. */
  public Magnitude times(Magnitude other) {
    return new Magnitude(Math.nextDown(low + other.low), Math.nextUp(high + other.high));
  }

  /** The product with a number. */
  public Magnitude times(double number) {
    return times(of(number));
  }

  /** The quotient. */
  public Magnitude over(Magnitude other) {
    return new Magnitude(Math.nextDown(low - other.high), Math.nextUp(high - other.low));
  }

  /** The quotient by a number. */
  public Magnitude over(double number) {
    return over(of(number));
  }

  /**
   * A root.
   *
   * @param degree at least 1
   */
  public Magnitude root(int degree) {
    return new Magnitude(Math.nextDown(low / degree), Math.nextUp(high / degree));
  }

  /**
   * A power.
   *
   * @param exponent of either sign, taken as it stands in binary64
   */
  public Magnitude power(double exponent) {
    double one = low * exponent;
    double other = high * exponent;
    return new Magnitude(Math.nextDown(Math.min(one, other)), Math.nextUp(Math.max(one, other)));
  }

  /** The square root. */
  public Magnitude root() {
    return root(2);
  }

  /** The square. */
  public Magnitude squared() {
    return power(2);
  }

  /** The sum. */
  public Magnitude plus(Magnitude other) {
    return new Magnitude(
        Math.nextDown(logSum(low, other.low) - SUM_ERROR),
        Math.nextUp(logSum(high, other.high) + SUM_ERROR));
  }

  /** The sum with a number. */
  public Magnitude plus(double number) {
    return plus(of(number));
  }

  private static double logSum(double one, double other) {
    double larger = Math.max(one, other);
    return larger + StrictMath.log1p(StrictMath.exp(Math.min(one, other) - larger));
  }

  /**
   * What a smaller number leaves of it, a tenth at least.
   *
   * @throws ArithmeticException unless the smaller one is certain to be {@link #wellBelow}
   */
  public Magnitude minus(Magnitude smaller) {
    if (!smaller.wellBelow(this)) {
      throw new ArithmeticException(smaller + " may be most of " + this);
    }
    return new Magnitude(
        Math.nextDown(low + logLess(smaller.high - low) - DIFFERENCE_ERROR),
        Math.nextUp(high + logLess(smaller.low - high) + DIFFERENCE_ERROR));
  }

  /** Whether it is certain to be at most e^-0.11, some nine tenths, of another. */
  public boolean wellBelow(Magnitude other) {
    return high - other.low <= LARGEST_PART;
  }

  private static double logLess(double x) {
    return StrictMath.log1p(-StrictMath.exp(x));
  }

  /**
   * Its natural logarithm.
   *
   * @throws ArithmeticException if the logarithm may be 0 or less
   */
  public Magnitude log() {
    if (!(low > 0)) {
      throw new ArithmeticException("the logarithm of " + this + " may not be positive");
    }
    double least = StrictMath.log(low);
    double largest = StrictMath.log(high);
    return new Magnitude(least - 2 * Math.ulp(least), largest + 2 * Math.ulp(largest));
  }

  /** The exponential of its opposite, e^-x; from above alone where binary64 has no room for x. */
  public Magnitude exponentialOfOpposite() {
    double least = StrictMath.exp(low);
    double largest = StrictMath.exp(high);
    return new Magnitude(
        -(largest + 4 * Math.ulp(largest)),
        least < Double.POSITIVE_INFINITY
            ? -Math.max(0, least - 4 * Math.ulp(least))
            : -Double.MAX_VALUE);
  }

  /**
   * The difference of e^-x from 1: the chance of some, of many rare things, where x are expected.
   */
  public Magnitude chanceOfSome() {
    return new Magnitude(logChance(low, -4), Math.min(0, logChance(high, 4)));
  }

  private static double logChance(double logarithm, int units) {
    if (logarithm < SMALL) {
      // Between x - x^2/2 and x: the square is beyond the last place.
      return logarithm + units * Math.ulp(logarithm);
    }
    double chance = -StrictMath.expm1(-StrictMath.exp(logarithm));
    double log = StrictMath.log(chance);
    return log + units * (Math.ulp(log) + 0x1p-52 * Math.abs(units));
  }

  /**
   * The x for which 1 - e^-x is this number, the inverse of {@link #chanceOfSome}.
   *
   * @throws ArithmeticException unless it is certain to be well below 1
   */
  public Magnitude expectedForChance() {
    if (!wellBelow(of(1))) {
      throw new ArithmeticException(this + " may be near 1 or above");
    }
    return new Magnitude(logExpected(low, -4), logExpected(high, 4));
  }

  private static double logExpected(double logarithm, int units) {
    if (logarithm < SMALL) {
      return logarithm + units * Math.ulp(logarithm);
    }
    double log = StrictMath.log(-StrictMath.log1p(-StrictMath.exp(logarithm)));
    return log + units * (Math.ulp(log) + 0x1p-52 * Math.abs(units));
  }

  /**
   * A lower bound on the natural logarithm of what it leaves of 1; minus infinity where it may
   * leave nothing.
   */
  public double logOfRest() {
    double most = StrictMath.exp(high);
    most += 2 * Math.ulp(most);
    if (most >= 1) {
      return Double.NEGATIVE_INFINITY;
    }
    double log = StrictMath.log1p(-most);
    return log - 2 * Math.ulp(log);
  }

  /** Its decimal logarithm, between two ends. */
  public Interval powersOfTen() {
    return Interval.of(Math.nextDown(low / LOG_10), Math.nextUp(high / LOG_10));
  }

  /**
   * In words, as a power of ten; where it has no lower end, as less than one.
   *
   * @param digits of the exponent, at least 1
   */
  public String words(int digits) {
    return Double.isInfinite(low)
        ? "<10^" + Numbers.rounded(high / LOG_10, digits)
        : "10^" + Numbers.rounded(powerOfTen(), digits);
  }

  /** Its decimal logarithm, halfway between the ends. */
  public double powerOfTen() {
    return (low + (high - low) / 2) / LOG_10;
  }

  /** The larger of two. */
  public Magnitude max(Magnitude other) {
    return new Magnitude(Math.max(low, other.low), Math.max(high, other.high));
  }

  /** Whether it is certain to be at most another. */
  public boolean atMost(Magnitude other) {
    return high <= other.low;
  }
}

package twophase.paper.theory;

/**
 * A closed range that a real number is certain to lie in, computed with outward rounding: the ends
 * of a sum, a product, a quotient or a root are correctly rounded and then moved to the next
 * neighbour; {@link StrictMath#log} and {@link StrictMath#exp} are off by less than one unit in the
 * last place, and their ends are moved by two neighbours. Ends may be infinite, and what is too
 * small for binary64 lies between 0 and its smallest number.
 *
 * @param low lower end, not NaN
 * @param high upper end, at least {@code low}
 */
public record Enclosure(double low, double high) {
  /** Checks the ends. */
  public Enclosure {
    if (!(low <= high)) {
      throw new IllegalArgumentException("need low <= high, got [" + low + ", " + high + "]");
    }
  }

  /** A number that binary64 has, exactly. */
  public static Enclosure of(double number) {
    return new Enclosure(number, number);
  }

  /** ln of a power of ten. */
  public static Enclosure logOfTenTo(double power) {
    return of(10).log().times(of(power));
  }

  /** The sum. */
  public Enclosure plus(Enclosure other) {
    return rounded(low + other.low, high + other.high, 1);
  }

  /** The sum with a number that binary64 has. */
  public Enclosure plus(double number) {
    return plus(of(number));
  }

  /** The difference. */
  public Enclosure minus(Enclosure other) {
    return plus(other.negated());
  }

  /** The number with its sign changed. */
  public Enclosure negated() {
    return new Enclosure(-high, -low);
  }

  /** The product; 0 times infinity, which an end may be that nothing reaches, counts as 0. */
  public Enclosure times(Enclosure other) {
    double a = product(low, other.low);
    double b = product(low, other.high);
    double c = product(high, other.low);
    double e = product(high, other.high);
    return rounded(
        Math.min(Math.min(a, b), Math.min(c, e)), Math.max(Math.max(a, b), Math.max(c, e)), 1);
  }

  /** The product with a number that binary64 has. */
  public Enclosure times(double number) {
    return times(of(number));
  }

  /**
   * The quotient.
   *
   * @param other above 0
   */
  public Enclosure over(Enclosure other) {
    if (!(other.low > 0)) {
      throw new IllegalArgumentException("need a divisor above 0, got " + other);
    }
    return times(rounded(1 / other.high, 1 / other.low, 1));
  }

  /** The natural logarithm; of numbers at least 0. */
  public Enclosure log() {
    return rounded(StrictMath.log(low), StrictMath.log(high), 2);
  }

  /** The exponential, never below 0. */
  public Enclosure exp() {
    Enclosure wide = rounded(StrictMath.exp(low), StrictMath.exp(high), 2);
    return new Enclosure(Math.max(0, wide.low), wide.high);
  }

  /** log10 x, where this is ln x. */
  public Enclosure asPowerOfTen() {
    return over(of(10).log());
  }

  /** ln(1 + x) for the number x = exp(this), without loss where x is large or small. */
  public Enclosure logOfOnePlusExp() {
    // ln(1 + e^y) = max(y, 0) + ln(1 + e^-abs(y)), and is increasing in y
    return new Enclosure(softPlus(low).low, softPlus(high).high);
  }

  /** The smaller of both. */
  public Enclosure min(Enclosure other) {
    return new Enclosure(Math.min(low, other.low), Math.min(high, other.high));
  }

  /** From the lower end of this to the upper end of the other. */
  public Enclosure to(Enclosure other) {
    return new Enclosure(low, other.high);
  }

  private static Enclosure softPlus(double y) {
    double rest = StrictMath.log1p(StrictMath.exp(-Math.abs(y)));
    // two functions, each off by less than a unit in the last place, and the slope of the outer one
    // is at most 1
    return rounded(rest, rest, 4).plus(Math.max(y, 0));
  }

  private static double product(double x, double y) {
    return x == 0 || y == 0 ? 0 : x * y;
  }

  private static Enclosure rounded(double low, double high, int neighbours) {
    double down = low;
    double up = high;
    for (int k = 0; k < neighbours; k++) {
      down = Math.nextDown(down);
      up = Math.nextUp(up);
    }
    return new Enclosure(down, up);
  }
}

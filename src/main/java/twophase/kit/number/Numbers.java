package twophase.kit.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Numbers as text, the same on every Java platform ({@code Double.toString} changed with JDK 19).
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Numbers {
  /** Beyond 17 significant digits, no binary64 number needs more. */
  private static final int MAX_DIGITS = 17;

  /** From here up and below the other, a sentence has a power of ten. */
  private static final double LARGE = 1e5;

  private static final double SMALL = 1e-3;

  private static final int PLAIN_BELOW = 6;
  private static final int PLAIN_ABOVE = -5;

  private Numbers() {}

  /** The shortest decimal that reads back as the same number; NaN and infinities as words. */
  public static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return text(rounded);
      }
    }
    return text(exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)));
  }

  /**
   * Rounded to that many significant digits, for people.
   *
   * @param digits at least 1
   */
  public static String rounded(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return text(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
  }

  /**
   * As it stands in a sentence: thousands are parted by commas, and what is very large or very
   * small is a multiple of a power of ten.
   */
  public static String forPeople(double value) {
    String shortest = shortest(value);
    double size = Math.abs(value);
    if (!Double.isFinite(value) || value == 0 || size >= SMALL && size < LARGE) {
      int dot = shortest.indexOf('.');
      String whole = dot < 0 ? shortest : shortest.substring(0, dot);
      String rest = dot < 0 ? "" : shortest.substring(dot);
      return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + rest;
    }
    BigDecimal number = new BigDecimal(shortest).stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    String mantissa = number.scaleByPowerOfTen(-exponent).toPlainString();
    String power = "10" + raised(exponent);
    return mantissa.equals("1") ? power : mantissa + "·" + power;
  }

  private static String raised(int exponent) {
    return Integer.toString(exponent)
        .chars()
        .mapToObj(c -> c == '-' ? "⁻" : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')))
        .collect(Collectors.joining());
  }

  private static String text(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent > PLAIN_ABOVE && exponent < PLAIN_BELOW) {
      return stripped.toPlainString();
    }
    String mantissa = stripped.scaleByPowerOfTen(-exponent).toPlainString();
    return mantissa + "e" + exponent;
  }
}

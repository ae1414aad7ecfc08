package twophase.kit.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Numbers as text, the same on every Java platform ({@code Double.toString} changed with JDK 19),
 * and text that people typed as numbers: what is shown or kept of it is the number, written anew.
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

  /** What Java reads besides, 0x1p3, 1d, Arabic digits, blanks around it, is no number here. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** No number that a person types is longer. */
  private static final int LONGEST = 1_000;

  /** Above every long. */
  private static final double BEYOND_LONG = 1e19;

  private Numbers() {}

  /**
   * A decimal number as people type it: digits with a point, a sign and a power of ten (1.5e-3)
   * where they are wanted.
   *
   * @return the nearest binary64 number, 0 without a sign; empty where the text is none, or the
   *     number overflows, or is lost in 0
   */
  public static OptionalDouble read(String text) {
    Matcher parts = DECIMAL.matcher(text.length() > LONGEST ? "" : text);
    if (!parts.matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    boolean lost = value == 0 && parts.group(1).matches(".*[1-9].*");
    if (lost || Double.isInfinite(value)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value == 0 ? 0 : value);
  }

  /**
   * A whole number as people type it, in any way that {@link #read} takes: 1000, 1e3, 1000.0.
   *
   * @return exactly that number; empty where the text is none, or it is not whole, or no long
   */
  public static OptionalLong readWhole(String text) {
    OptionalDouble near = read(text);
    if (near.isEmpty() || Math.abs(near.getAsDouble()) > BEYOND_LONG) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      // Not whole, or beyond; or zeros with an exponent that BigDecimal cannot hold.
      return near.getAsDouble() == 0 ? OptionalLong.of(0) : OptionalLong.empty();
    }
  }

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

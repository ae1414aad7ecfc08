package twophase.paper.theorems.lazy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Values that were computed for a setting, and are to be readable. */
final class TwoDigits {
  private TwoDigits() {}

  /** A value rounded towards 0 to two digits. */
  static double of(double value) {
    return new BigDecimal(value).round(new MathContext(2, RoundingMode.DOWN)).doubleValue();
  }
}

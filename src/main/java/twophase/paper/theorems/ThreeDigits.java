package twophase.paper.theorems;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Three digits of a number that follows from others: tokens stay short. */
public final class ThreeDigits {
  private static final MathContext DOWN = new MathContext(3, RoundingMode.DOWN);

  private ThreeDigits() {}

  /** Towards 0, so that no limit is passed. */
  public static double down(double value) {
    return new BigDecimal(value).round(DOWN).doubleValue();
  }
}

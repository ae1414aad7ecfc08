package twophase.paper.theorems.phases;

import java.util.function.DoubleUnaryOperator;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Rate;

/**
 * Numbers measured at 1, 2, 4, ... times the smallest value of something that is swept.
 *
 * @param curve at least 2 of them
 */
record Doubling(Curve curve) {

  /**
   * Measures.
   *
   * @param x what is swept
   * @param smallest where it starts, above 0
   * @param count number of values, at least 2
   * @param y what is measured
   * @param number takes the factor
   */
  static Doubling of(String x, double smallest, int count, String y, DoubleUnaryOperator number) {
    double[] at = new double[count];
    double[] seen = new double[count];
    for (int k = 0; k < count; k++) {
      at[k] = smallest * (1 << k);
      seen[k] = number.applyAsDouble(1 << k);
    }
    return new Doubling(new Curve(x, y, at, seen));
  }

  /**
   * The exponent p in y = c x^p, by least squares; NaN where a number is not positive and finite.
   */
  double exponent() {
    int count = curve.seen().length;
    double middle = (count - 1) / 2.0;
    double above = 0;
    double below = 0;
    for (int k = 0; k < count; k++) {
      double y = StrictMath.log(curve.seen()[k]) / StrictMath.log(2);
      above += (k - middle) * y;
      below += (k - middle) * (k - middle);
    }
    return Double.isFinite(above) ? above / below : Double.NaN;
  }

  /** The claim that the exponent is near a number. */
  Rate near(double expected, double tolerance) {
    return Rate.near(expected, exponent(), tolerance).along(curve);
  }
}

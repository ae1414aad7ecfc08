package twophase.paper.theorems.descent;

import java.util.List;
import twophase.kit.bench.Evaluated;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Ranges;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.Enclosure;
import twophase.paper.theory.OscillatingFloor;

/**
 * A setting of the oscillating second layer that may lie far beyond binary64: m = 10^widthPower,
 * eta = 1/m^2, S = I, norm(theta*) = thetaNorm m^growth.
 *
 * @param widthPower log10 of m, at least 1
 * @param d input dimension, at least 1
 * @param thetaNorm norm of theta* at m = 1, above 0
 * @param growth with which power of m it grows, at least 0
 */
record OscillatingLimit(double widthPower, int d, double thetaNorm, double growth)
    implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  OscillatingLimit {
    Ranges.notNegative("widthPower - 1", widthPower - 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("thetaNorm", thetaNorm);
    Ranges.notNegative("growth", growth);
  }

  private Enclosure logWidth() {
    return Enclosure.logOfTenTo(widthPower);
  }

  private Enclosure logTarget() {
    return Enclosure.of(thetaNorm).log().plus(logWidth().times(growth));
  }

  @Override
  public List<Point> points() {
    double logWidth = widthPower * StrictMath.log(10);
    return List.of(
        FarPoint.onSphere(
            logWidth, d, -2 * logWidth, StrictMath.log(thetaNorm) + growth * logWidth));
  }

  /** The least expectation against the lemma's bound, by the law. */
  Evaluated leastExpectation() {
    Enclosure least = OscillatingFloor.least(logWidth(), logTarget());
    return new Evaluated(
        Interval.of(least.low(), least.high()),
        1,
        "the least E s(t), t up to 1/η², is %s √η; bound √η"
            .formatted(Numbers.rounded(least.high(), 4)));
  }
}

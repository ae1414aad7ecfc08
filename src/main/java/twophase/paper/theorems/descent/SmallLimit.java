package twophase.paper.theorems.descent;

import java.util.List;
import twophase.kit.bench.Evaluated;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Ranges;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.Enclosure;
import twophase.paper.theory.MirroredStart;

/**
 * A setting of Phase II that may lie far beyond binary64: eta = 10^-stepPower, m =
 * eta^-widthExponent neurons, drawn in mirrored pairs from the ball of radius sqrt(eta), S = I.
 *
 * @param stepPower -log10 of eta, above 0
 * @param widthExponent at least 1/2, below 1
 * @param d input dimension, at least 2
 * @param thetaNorm norm of theta*, above 0
 * @param constant K of the bound K sqrt(eta) ln(1/eta), above 0
 */
record SmallLimit(double stepPower, double widthExponent, int d, double thetaNorm, double constant)
    implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  SmallLimit {
    Ranges.positive("stepPower", stepPower);
    Ranges.notNegative("widthExponent - 1/2", widthExponent - 0.5);
    Ranges.positive("1 - widthExponent", 1 - widthExponent);
    Ranges.atLeast("d", d, 2);
    Ranges.positive("thetaNorm", thetaNorm);
    Ranges.positive("constant", constant);
  }

  private Enclosure rate() {
    return Enclosure.logOfTenTo(stepPower);
  }

  private Enclosure logWidth() {
    return rate().times(widthExponent);
  }

  @Override
  public List<Point> points() {
    double rate = stepPower * StrictMath.log(10);
    return List.of(FarPoint.onSphere(widthExponent * rate, d, -rate, StrictMath.log(thetaNorm)));
  }

  /** How many neurons fail after ln(1/eta)/norm(theta*) steps: at most none, if all align. */
  Evaluated failingUngrown() {
    return failing(MirroredStart.logFailingUngrown(logWidth(), rate(), thetaNorm, constant));
  }

  /** How many fail whatever the number of steps. */
  Evaluated failing() {
    return failing(MirroredStart.logFailing(d, logWidth(), rate(), thetaNorm, constant));
  }

  private Evaluated failing(Enclosure logNumber) {
    Enclosure powers = logNumber.asPowerOfTen();
    return new Evaluated(
        Interval.of(powers.low(), powers.high()),
        0,
        "log10 of the number of neurons beyond K √η ln(1/η) is at least %s, of %s; bound 0, one neuron"
            .formatted(
                Numbers.rounded(powers.low(), 5),
                Numbers.rounded(logWidth().asPowerOfTen().high(), 5)));
  }

  /** The share of neurons that fail after ln(1/eta)/(eta norm(theta*)) steps. */
  Evaluated share(double most) {
    Enclosure share = MirroredStart.largestShare(d, logWidth(), rate(), thetaNorm, constant);
    return new Evaluated(
        Interval.of(share.low(), share.high()),
        most,
        "at most %s of the neurons are beyond K √η ln(1/η), bound %s"
            .formatted(Numbers.rounded(share.high(), 3), Numbers.rounded(most, 3)));
  }
}

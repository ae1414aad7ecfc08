package twophase.paper.theorems.descent;

import java.util.List;
import twophase.kit.bench.Evaluated;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Ranges;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.AlignedDescent;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.Enclosure;
import twophase.paper.theory.MirroredStart;

/**
 * A setting of Lemma 6 that may lie far beyond binary64: eta = 10^-stepPower, m =
 * eta^-widthExponent, S = I.
 *
 * @param size of the balanced, aligned neurons at t2, where nothing came before
 * @param stepPower -log10 of eta, above 0
 * @param widthExponent at least 1/2, which is A1
 * @param d input dimension, at least 1
 * @param thetaNorm norm of theta*, above 0
 */
record AlignedLimit(
    AlignedRun.Size size, double stepPower, double widthExponent, int d, double thetaNorm)
    implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  AlignedLimit {
    Ranges.positive("stepPower", stepPower);
    Ranges.notNegative("widthExponent - 1/2", widthExponent - 0.5);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("thetaNorm", thetaNorm);
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

  /** ln sum w_i . u squared, of weights evenly spread up to the size: a third of the largest. */
  private Enclosure logMass() {
    Enclosure third = Enclosure.of(3).log().negated();
    return switch (size) {
      case START_OF_ALIGNMENT -> logWidth().minus(rate()).plus(third);
      case END_OF_ALIGNMENT -> Enclosure.of(thetaNorm).log().plus(third);
      case BEYOND -> throw new IllegalArgumentException("of starts within theta* only");
    };
  }

  /** The constant of the lemma's bound from these neurons. */
  Evaluated alone(double most) {
    return constant(AlignedDescent.logConstant(rate(), Enclosure.of(thetaNorm), logMass()), most);
  }

  /** The same from where Lemma 5 with T2/eta ends, at the most, from mirrored random neurons. */
  Evaluated inChain(double most) {
    Enclosure growing = MirroredStart.logLeastMass(d, logWidth(), rate());
    Enclosure decaying = logWidth().minus(rate());
    return constant(
        AlignedDescent.logConstantInChain(rate(), Enclosure.of(thetaNorm), growing, decaying),
        most);
  }

  private static Evaluated constant(Enclosure logarithm, double most) {
    Enclosure powers = logarithm.asPowerOfTen();
    double bound = StrictMath.log10(most);
    return new Evaluated(
        Interval.of(powers.low(), powers.high()),
        bound,
        "log10 of ‖θ(t₃) − θ*‖/(η ln(1/η)) is %s, bound %s"
            .formatted(Numbers.rounded(powers.high(), 5), Numbers.rounded(bound, 3)));
  }
}

package twophase.paper.theorems.phases;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.TwoPhases;

/**
 * Settings in which the conditions of the two phases hold with room, drawn through the four numbers
 * that matter: the start's stability load k s(0), the excess width mu, the signal against its
 * floor, and the run's length in e-foldings of the squared norm.
 */
final class PhaseDomain {
  /** Samples for each dimension in a training set: its directions are then about equal. */
  private static final int SAMPLES_PER_DIMENSION = 100;

  /** How far above its end Phase I is broken off where it is to be the whole run. */
  private static final double SPARED = 3;

  private static final MathContext DIGITS = new MathContext(3);

  private PhaseDomain() {}

  /** What is drawn. */
  private record Numbers(int d, double thetaNorm, double load, double excess, boolean fresh) {
    int m() {
      return (int) Math.round(excess * TwoPhases.settledFirstLayer(d, thetaNorm));
    }

    double eta() {
      return stepSize(m(), d, load);
    }

    Inputs inputs() {
      return fresh ? Inputs.FRESH : new Inputs(SAMPLES_PER_DIMENSION * d);
    }

    /** Steps for as many e-foldings after Phase I as that, at a rate per step. */
    int steps(double rate, double beyond) {
      return (int) Math.ceil((StrictMath.log(excess) + beyond) / rate);
    }
  }

  private static Arbitrary<Numbers> numbers() {
    return Combinators.combine(
            Arbitraries.of(2, 3, 4, 6),
            Arbitraries.of(0.5, 1.0, 2.0, 4.0),
            Arbitraries.of(0.3, 0.45, 0.6),
            Arbitraries.of(20.0, 30.0),
            Arbitraries.of(true, false))
        .as(Numbers::new)
        .withoutEdgeCases();
  }

  /**
   * Label-noise SGD with room in every condition.
   *
   * @param beyond e-foldings of the squared norm beyond those that Phase I takes
   */
  static Arbitrary<Learning> labelNoise(double beyond) {
    return Combinators.combine(numbers(), Arbitraries.of(8.0, 12.0))
        .as((numbers, signal) -> labelNoise(numbers, signal, beyond))
        .withoutEdgeCases();
  }

  private static Learning labelNoise(Numbers numbers, double signal, double beyond) {
    int d = numbers.d();
    double eta = numbers.eta();
    double floor = eta * d * Math.sqrt(d);
    double sigma = rounded(Math.sqrt(2 * numbers.thetaNorm() / (signal * floor)));
    double rate = TwoPhases.labelNoiseRate(eta, sigma);
    return new Learning(
        numbers.m(),
        d,
        numbers.inputs(),
        eta,
        sigma,
        numbers.thetaNorm(),
        numbers.steps(rate, beyond));
  }

  /** Label-noise SGD for that many e-foldings of the squared norm. */
  static Learning labelNoise(
      int m, int d, Inputs n, double eta, double sigma, double thetaNorm, double length) {
    int steps = (int) Math.ceil(length / TwoPhases.labelNoiseRate(eta, sigma));
    return new Learning(m, d, n, eta, sigma, thetaNorm, steps);
  }

  /**
   * SAM with room in every condition.
   *
   * @param beyond e-foldings of the squared norm beyond those that Phase I takes
   */
  static Arbitrary<SamRun> sam(double beyond) {
    return Combinators.combine(numbers(), Arbitraries.of(0.2, 0.3))
        .as((numbers, relative) -> sam(numbers, relative, beyond))
        .withoutEdgeCases();
  }

  private static SamRun sam(Numbers numbers, double relative, double beyond) {
    double size = Math.sqrt(TwoPhases.settledFirstLayer(numbers.d(), numbers.thetaNorm()));
    double radius = rounded(relative * size);
    double rate = TwoPhases.samRate(numbers.eta(), radius);
    return new SamRun(
        numbers.m(),
        numbers.d(),
        numbers.inputs(),
        numbers.eta(),
        radius,
        numbers.thetaNorm(),
        numbers.steps(rate, beyond));
  }

  /**
   * Noise switched on and off within Phase I: with the noise on, norm2(W) falls from m to no less
   * than three times where Phase II begins, and a period is at least a hundred times as long as the
   * test loss takes to settle at the end.
   */
  static Arbitrary<NoiseNecessityProperties.Switched> switched() {
    return Combinators.combine(numbers(), Arbitraries.of(24.0, 32.0), Arbitraries.of(3, 5))
        .as(PhaseDomain::switched)
        .withoutEdgeCases();
  }

  private static NoiseNecessityProperties.Switched switched(
      Numbers numbers, double signal, int cycles) {
    Learning alone = labelNoise(numbers, signal, 0);
    double rate = TwoPhases.labelNoiseRate(alone.eta(), alone.sigma());
    double foldings = StrictMath.log(numbers.excess() / SPARED) - numbers.load();
    int period = (int) Math.ceil(foldings / rate / cycles);
    return new NoiseNecessityProperties.Switched(
        alone.m(),
        alone.d(),
        alone.n(),
        alone.eta(),
        alone.sigma(),
        alone.thetaNorm(),
        period,
        cycles);
  }

  /**
   * The step size with that stability load k s(0), to three digits.
   *
   * @param load above 0
   */
  static double stepSize(int m, int d, double load) {
    return rounded(2 * d * load / (m * (d + 2.0)));
  }

  /** A positive value to three digits. */
  static double rounded(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
  }
}

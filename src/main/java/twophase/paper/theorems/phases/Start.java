package twophase.paper.theorems.phases;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import twophase.kit.property.Drawing;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.TwoPhases;

/**
 * Where a run starts, and the runs from there, by how long they last. Values that follow from
 * others are rounded to three digits, to be readable.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param thetaNorm norm of theta*, at least 0
 */
record Start(int m, int d, Inputs n, double eta, double thetaNorm) {
  private static final MathContext DIGITS = new MathContext(3);

  /** Any step size, by the stability load k s(0), above 0. */
  static Start loaded(int m, int d, Inputs n, double load, double thetaNorm) {
    return new Start(m, d, n, rounded(2 * d * load / (m * (d + 2.0))), thetaNorm);
  }

  /** The width that exceeds what an aligned network needs by that factor, mu. */
  static int width(double excess, int d, double thetaNorm) {
    return (int) Math.round(excess * TwoPhases.settledFirstLayer(d, thetaNorm));
  }

  /** Draws SGD without noise, by the start's stability load. */
  static Arbitrary<Learning> quiet(Drawing drawing) {
    int steps = (int) drawing.number("steps");
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("load"),
            drawing.numbers("thetaNorm"))
        .as((m, d, n, load, thetaNorm) -> loaded(m, d, n, load, thetaNorm).quiet(steps))
        .withoutEdgeCases();
  }

  /** SGD without noise. */
  Learning quiet(int steps) {
    return new Learning(m, d, n, eta, 0, thetaNorm, steps);
  }

  /** Label-noise SGD for that many e-foldings of the squared norm. */
  Learning labelNoise(double sigma, double length) {
    double level = rounded(sigma);
    int steps = (int) Math.ceil(length / TwoPhases.labelNoiseRate(eta, level));
    return new Learning(m, d, n, eta, level, thetaNorm, steps);
  }

  /** SAM without noise for that many e-foldings of the squared norm. */
  SamRun sam(double radius, double length) {
    double rounded = rounded(radius);
    int steps = (int) Math.ceil(length / TwoPhases.samRate(eta, rounded));
    return new SamRun(m, d, n, eta, rounded, thetaNorm, steps);
  }

  /** The radius that is that much of the size of the network that SAM is to leave standing. */
  double radius(double relative) {
    return relative * Math.sqrt(TwoPhases.settledFirstLayer(d, thetaNorm));
  }

  /** To three digits. */
  static double rounded(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
  }
}

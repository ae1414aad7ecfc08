package twophase.paper.theory;

import java.util.OptionalDouble;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import twophase.paper.theory.SlowFlow.Layers;

/**
 * Where Phase II would begin under label noise: the first time at which all norm(w_i) and abs(a_i)
 * are at most sqrt(eta). Along the slow flow rows of W are Gaussian, so that the largest of m of
 * them has a law. None of this is in the paper; the card {@code phase-two-start} derives it.
 */
public final class PhaseTwoStart {
  /** Of Simpson's rule, even. */
  private static final int PIECES = 200;

  private PhaseTwoStart() {}

  /** The median of the largest of m squares of standard normals, about 2 ln m. */
  public static double largestSquare(double m) {
    double root = Erf.erfInv(StrictMath.exp(-StrictMath.log(2) / m));
    return 2 * root * root;
  }

  /**
   * What the largest squared norm ends at, over eta, in the median: norm2(W) ends at sqrt(d)
   * norm(theta*), all of it along theta*. Above 1 Phase II does not begin.
   */
  public static double ratio(double m, int d, double eta, double thetaNorm) {
    return TwoPhases.settledFirstLayer(d, thetaNorm) * largestSquare(m) / (m * eta);
  }

  /** The norm of theta* that has this {@link #ratio}. */
  public static double truth(double m, int d, double eta, double ratio) {
    return ratio / ratio(m, d, eta, 1);
  }

  /**
   * When Phase II begins, in e-foldings tau = eta^2 sigma^2 t: where the median of the largest
   * squared norm has come down to eta, which is where m times the chance of one row to be above it
   * is ln 2.
   *
   * @param latest where to stop looking, in e-foldings
   * @return nothing if it has not begun by then
   */
  public static OptionalDouble foldings(
      double m, int d, double eta, double sigma, double thetaNorm, int latest) {
    return new SlowFlow(d, eta, eta * sigma * sigma, thetaNorm)
        .first(Layers.start(m, d), layers -> excess(layers, m, d, eta), latest);
  }

  /** The logarithm of the number of rows that are too long, in the mean, over ln 2. */
  private static double excess(Layers layers, double m, int d, double eta) {
    double chance = longer(layers.along(), layers.across(), d, m * eta);
    return StrictMath.log(m * chance) - StrictMath.log(StrictMath.log(2));
  }

  /**
   * The chance that along z^2 + across chi2_(d-1) is above a bound: an integral over z = (bound /
   * along)^(1/2) sin(angle), by Simpson's rule.
   */
  static double longer(double along, double across, int d, double bound) {
    double edge = Math.sqrt(bound / along);
    double beyond = Erf.erfc(edge / Math.sqrt(2));
    if (d == 1) {
      return beyond;
    }
    double sum = 0;
    for (int k = 0; k <= PIECES; k++) {
      double angle = Math.PI / 2 * k / PIECES;
      double cos = StrictMath.cos(angle);
      double z = edge * StrictMath.sin(angle);
      double left = bound * cos * cos / across;
      double density = Math.sqrt(2 / Math.PI) * StrictMath.exp(-z * z / 2) * edge * cos;
      double weight = k == 0 || k == PIECES ? 1 : 2 + 2 * (k % 2);
      sum += weight * density * Gamma.regularizedGammaQ((d - 1) / 2.0, left / 2);
    }
    return beyond + sum * Math.PI / (6 * PIECES);
  }
}

package twophase.paper.theory;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * How likely a step drops a neuron's balance far: the chance of Delta = -r^2 ((x . w)^2 - a^2
 * norm2(x)) <= -(sigma/4)^2 over a fresh Gaussian input and the noise, given the neuron and the
 * error e = theta - theta*.
 *
 * <p>With x . w = norm(w) z and x . e = norm(e) (c z + s z'), c the cosine of w and e, the rest of
 * norm2(x) is chi-square with d - 2 degrees of freedom and independent of z, z'. So the chance is
 * the mean over z, z' and the sign of the noise of
 *
 * <pre>  F_(d-2)( (norm2(w) z^2 - (sigma/(4 r))^2) / a^2 - z^2 - z'^2 ),</pre>
 *
 * taken over cells of equal chance, {@value #ROWS} of abs(z) and {@value #COLUMNS} of z'. Where F
 * is steep a value is off by a few thousandths: {@value #ERROR} covers what refining the cells
 * changes.
 */
public final class DropShare {
  /** What a share may be off by. */
  public static final double ERROR = 0.005;

  private static final int ROWS = 32;
  private static final int COLUMNS = 40;
  private static final double[] SIZES = new double[ROWS];
  private static final double[] NORMALS = new double[COLUMNS];

  static {
    for (int k = 0; k < ROWS; k++) {
      SIZES[k] = Math.sqrt(2) * Erf.erfInv((k + 0.5) / ROWS);
    }
    for (int k = 0; k < COLUMNS; k++) {
      NORMALS[k] = Math.sqrt(2) * Erf.erfInv(2 * (k + 0.5) / COLUMNS - 1);
    }
  }

  /** The chance of an input that is left out at a glance. */
  private static final double LONG = 0.02;

  /** A normal is larger in absolute value with a chance of 1/2 + LONG. */
  private static final double MEDIAN = Math.sqrt(2) * Erf.erfInv(0.5 - LONG);

  private final int d;
  private final double sigma;
  private final double longInput;

  /**
   * Steps at that noise.
   *
   * @param d input dimension, at least 3
   * @param sigma label-noise level, above 0
   * @throws IllegalArgumentException if one is out of its range
   */
  public DropShare(int d, double sigma) {
    if (d < 3 || !(sigma > 0)) {
      throw new IllegalArgumentException("needs d >= 3 and sigma > 0, got " + d + ", " + sigma);
    }
    this.d = d;
    this.sigma = sigma;
    double length2 = d;
    while (Gamma.regularizedGammaQ(0.5 * d, 0.5 * length2) > LONG) {
      length2 += 0.25;
    }
    longInput = length2;
  }

  /**
   * The chance.
   *
   * @param norm2 norm2(w), above 0
   * @param weight a
   * @param along w . e
   * @param error2 norm2(e), at least 0
   */
  public double of(double norm2, double weight, double along, double error2) {
    double parallel = along / Math.sqrt(norm2);
    double across = Math.sqrt(Math.max(0, error2 - parallel * parallel));
    double drop = sigma / ShrinkingSteps.PRINTED_DIVISOR;
    double weight2 = weight * weight;
    double sum = 0;
    for (double z : SIZES) {
      for (double other : NORMALS) {
        double output = parallel * z + across * other;
        double inside = z * z + other * other;
        for (int sign = -1; sign <= 1; sign += 2) {
          double ratio = drop / (output - sign * sigma);
          sum += chiSquareBelow(norm2 * z * z - ratio * ratio - weight2 * inside, weight2);
        }
      }
    }
    return sum / (2 * ROWS * COLUMNS);
  }

  /** P(weight2 chi2_(d-2) <= room). */
  private double chiSquareBelow(double room, double weight2) {
    if (room <= 0) {
      return 0;
    }
    double freedom = d - 2;
    if (room >= weight2 * (freedom + 2 * Math.sqrt(20 * freedom) + 40)) {
      return 1;
    }
    return Gamma.regularizedGammaP(0.5 * freedom, 0.5 * room / weight2);
  }

  /**
   * Whether a neuron is seen at a glance to have a chance above 1/4: r^2 >= sigma^2 in half of all
   * steps at least, since the noise has a random sign, so that P((x . w)^2 - a^2 norm2(x) >= 1/16)
   * >= 1/2 suffices.
   */
  public boolean surelyAboveQuarter(double norm2, double weight) {
    double drop = 1 / (ShrinkingSteps.PRINTED_DIVISOR * ShrinkingSteps.PRINTED_DIVISOR);
    double needed = drop + weight * weight * longInput;
    return needed <= norm2 * MEDIAN * MEDIAN;
  }
}

package twophase.paper.theory;

import java.util.Arrays;

/**
 * How label noise shrinks the first layer on inputs of any law, mode by mode: A_k = norm2(W e_k)
 * for the eigenvectors e_k of the inputs' second moment, with eigenvalues lambda_k.
 *
 * <p>With theta* near 0 and W^T W near diagonal, e = theta - theta* moves by -eta r (W^T W) x a
 * step, so that in the balance of what the gradient takes and the noise gives c_k = E e_k^2
 * satisfies
 *
 * <pre>2 lambda_k c_k = eta A_k (sigma^2 lambda_k + sum_l E x_k^2 x_l^2 c_l),</pre>
 *
 * <p>and A_k loses 2 eta lambda_k c_k a step. Write c_k = eta sigma^2 A_k q_k / 2: then
 *
 * <pre>
 * d A_k / d tau = -lambda_k q_k A_k,   q_k = 1 + eta / (2 lambda_k) sum_l E x_k^2 x_l^2 A_l q_l
 * </pre>
 *
 * <p>in tau = eta^2 sigma^2 t. For small steps q is 1 and A_k(t) = A_k(0) exp(-lambda_k tau); for
 * N(0, I) it is the {@link DecayLaw}'s leading law, q = 1/(1 - k s). The matrix eta E x_k^2 x_l^2
 * A_l / (2 lambda_k) has an own largest eigenvalue, the load: at 1 the balance is lost, which is
 * the {@link StabilityLimit} of these inputs. What is left out is the second layer (norm2(a) beside
 * the A_k), what W^T W and E e e^T have off the diagonal, and theta*.
 */
public final class ModeDecay {
  /** Equal parts of a stretch of tau in which the classical rule of Runge and Kutta is exact. */
  private static final int PARTS = 64;

  /** Rounds after which a positive matrix has shown its largest eigenvalue, or its series ended. */
  private static final int ROUNDS = 10_000;

  private static final double PRECISION = 1e-12;

  private final double eta;
  private final double noise;
  private final double[] second;
  private final double[][] fourth;

  /**
   * The law of some inputs.
   *
   * @param eta step size, above 0
   * @param second d second moments lambda_k, at least 0
   * @param fourth d x d fourth moments E x_k^2 x_l^2
   */
  public ModeDecay(double eta, double sigma, double[] second, double[][] fourth) {
    this.eta = eta;
    this.noise = eta * sigma * sigma;
    this.second = second.clone();
    this.fourth = Arrays.stream(fourth).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The mean of A_k at the NTK start, m/d for each of the d modes.
   *
   * @return a new array
   */
  public static double[] meanStart(int m, int d) {
    double[] modes = new double[d];
    Arrays.fill(modes, (double) m / d);
    return modes;
  }

  /**
   * The modes after a while.
   *
   * @param start A_k(0), d of them, at least 0, of a load below 1
   * @param tau eta^2 sigma^2 t, at least 0
   * @return A_k, a new array
   */
  public double[] after(double[] start, double tau) {
    double[] modes = start.clone();
    double step = tau / PARTS;
    for (int part = 0; part < PARTS; part++) {
      double[] k1 = slope(modes);
      double[] k2 = slope(moved(modes, k1, step / 2));
      double[] k3 = slope(moved(modes, k2, step / 2));
      double[] k4 = slope(moved(modes, k3, step));
      for (int k = 0; k < modes.length; k++) {
        modes[k] += step / 6 * (k1[k] + 2 * k2[k] + 2 * k3[k] + k4[k]);
      }
    }
    return modes;
  }

  private double[] slope(double[] modes) {
    double[] q = excess(modes);
    double[] slope = new double[modes.length];
    for (int k = 0; k < slope.length; k++) {
      slope[k] = -second[k] * q[k] * modes[k] + gain(modes, k);
    }
    return slope;
  }

  private double gain(double[] modes, int k) {
    double gain = 0;
    for (int l = 0; l < modes.length; l++) {
      double both = modes[k] * second[k] + modes[l] * second[l];
      gain += both > 0 && second[k] > 0 ? second[l] * modes[l] * (second[k] + second[l]) / both : 0;
    }
    return noise * gain / 2;
  }

  private static double[] moved(double[] modes, double[] slope, double step) {
    double[] moved = modes.clone();
    for (int k = 0; k < moved.length; k++) {
      moved[k] += step * slope[k];
    }
    return moved;
  }

  /** q: the series 1 + M 1 + M^2 1 + .., which ends because the load is below 1. */
  private double[] excess(double[] modes) {
    double[] sum = new double[modes.length];
    Arrays.fill(sum, 1);
    double[] term = sum.clone();
    for (int round = 0; round < ROUNDS; round++) {
      term = times(modes, term);
      double largest = 0;
      for (int k = 0; k < sum.length; k++) {
        sum[k] += term[k];
        largest = Math.max(largest, term[k]);
      }
      if (largest < PRECISION) {
        return sum;
      }
    }
    throw new IllegalArgumentException("the load is not below 1: the steps are too large");
  }

  /**
   * The load: the largest eigenvalue of the matrix eta E x_k^2 x_l^2 A_l / (2 lambda_k), by powers.
   *
   * @param modes A_k, d of them, above 0
   */
  public double load(double[] modes) {
    double[] vector = new double[modes.length];
    Arrays.fill(vector, 1);
    double load = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = times(modes, vector);
      double largest = Arrays.stream(next).max().orElseThrow();
      double change = Math.abs(largest - load);
      load = largest;
      for (int k = 0; k < next.length; k++) {
        vector[k] = next[k] / largest;
      }
      if (change < PRECISION * largest) {
        return load;
      }
    }
    return load;
  }

  private double[] times(double[] modes, double[] vector) {
    double[] product = new double[modes.length];
    for (int k = 0; k < product.length; k++) {
      for (int l = 0; l < product.length && second[k] > 0; l++) {
        product[k] += eta * fourth[k][l] * modes[l] * vector[l] / (2 * second[k]);
      }
    }
    return product;
  }
}

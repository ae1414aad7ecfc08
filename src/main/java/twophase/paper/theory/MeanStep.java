package twophase.paper.theory;

/**
 * The mean over a fresh Gaussian input and the label noise of norm2(theta - theta*) after one step
 * of label-noise SGD, exactly, at any state, width and step size.
 *
 * <p>With G = W^T W, B = G + norm2(a) I, e = theta - theta*, u = e . x, v = theta . x and r = u -
 * eps, one step moves e by -eta r B x + eta^2 r^2 v x. Isserlis' theorem then gives, p = norm2(e),
 * b = e . theta, h = norm2(theta), eps = +-sigma,
 *
 * <pre>
 *   E norm2(e+) = p - 2 eta e.Be + eta^2 ( (p + sigma^2) tr B^2 + 2 e.B^2 e )
 *     + 2 eta^2 (3 p + sigma^2) b
 *     - 6 eta^3 ( p b tr B + 2 b e.Be + 2 p e.B theta + sigma^2 (b tr B + 2 e.B theta) )
 *     + eta^4 ( 3 (d+6) p (p h + 4 b^2) + 6 sigma^2 (d+4) (p h + 2 b^2) + sigma^4 (d+2) h ).
 * </pre>
 *
 * <p>Where W is wide and isotropic, B is close to (m s / d) I, the first line is all that counts,
 * and without noise it is p (1 - 2 c (1 - k s)) with c = eta m s / d.
 */
public final class MeanStep {
  private final double[] theta;
  private final double[] error;
  private final double[] moved;
  private final double trace;
  private final double trace2;

  /**
   * A state.
   *
   * @param gram W^T W, d x d, row-major, symmetric; not modified
   * @param secondLayer2 norm2(a)
   * @param theta W^T a, of length d; not modified
   * @param truth theta*, of length d; not modified
   */
  public MeanStep(double[] gram, double secondLayer2, double[] theta, double[] truth) {
    int d = theta.length;
    this.theta = theta.clone();
    error = new double[d];
    moved = new double[d];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < d; i++) {
      error[i] = theta[i] - truth[i];
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double entry = gram[i * d + j] + (i == j ? secondLayer2 : 0);
        moved[i] += entry * error[j];
        squares += entry * entry;
        sum += i == j ? entry : 0;
      }
    }
    trace = sum;
    trace2 = squares;
  }

  /** norm2(theta - theta*) before the step. */
  public double before() {
    return dot(error, error);
  }

  /**
   * Its mean after the step.
   *
   * @param eta step size
   * @param sigma label-noise level
   */
  public double after(double eta, double sigma) {
    int d = theta.length;
    double noise2 = sigma * sigma;
    double p = before();
    double b = dot(error, theta);
    double h = dot(theta, theta);
    double bent = dot(error, moved);
    double bentTheta = dot(theta, moved);
    double second = (p + noise2) * trace2 + 2 * dot(moved, moved) + 2 * (3 * p + noise2) * b;
    double third =
        p * b * trace + 2 * b * bent + 2 * p * bentTheta + noise2 * (b * trace + 2 * bentTheta);
    double fourth =
        3 * (d + 6.0) * p * (p * h + 4 * b * b)
            + 6 * noise2 * (d + 4.0) * (p * h + 2 * b * b)
            + noise2 * noise2 * (d + 2.0) * h;
    return p + eta * (-2 * bent + eta * (second + eta * (-6 * third + eta * fourth)));
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}

package twophase.paper.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * How Phase I shrinks the neurons: s(t), the mean over the neurons of the squared norm, under label
 * noise with fresh Gaussian inputs from the NTK start.
 *
 * <p>The leading law comes from the classical excess error of least mean squares. With k = eta m (d
 * + 2) / (2 d),
 *
 * <pre>ln s - k s = ln s0 - k s0 - eta^2 sigma^2 t.</pre>
 *
 * <p>The corrected law follows the second layer too: {@link DecayMoments}. Its parameters of
 * smallness are {@link #noiseRatio}, {@link #truthRatio} and d/m, and it is exact to first order in
 * them. For a small k s it is s(t) = f + (s0 - f + f/d) exp(-eta^2 sigma^2 t) with f {@link
 * #settled}: the neurons shrink towards f, after a step up by f/d while the second layer settles.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 */
public record DecayLaw(int m, int d, double eta, double sigma, double thetaNorm) {
  /** Newton's iteration doubles its digits; from a lower bound it has converged long before. */
  private static final int LARGEST_NUMBER_OF_ITERATIONS = 100;

  /**
   * What the corrected law predicts.
   *
   * @param t steps
   * @param s mean over the runs of s(t)
   * @param deviation standard deviation of s(t) over the runs, to leading order
   * @param secondLayer mean over the runs of norm2(a)
   * @param error mean over the runs of norm2(theta - theta*)
   */
  public record Prediction(long t, double s, double deviation, double secondLayer, double error) {}

  /** k s, below 1 in the mean-square stable regime. */
  public double load(double s) {
    return StabilityLimit.load(m, d, eta, s);
  }

  /** eta sigma^2 d^2 / (2 m): where s settles for a small k s. */
  public double settled() {
    return eta * sigma * sigma * d * d / (2.0 * m);
  }

  /** eta sigma^2 d^2 / (m s): twice the part that the settled value is of s. */
  public double noiseRatio(double s) {
    return 2 * settled() / s;
  }

  /**
   * (norm(theta*) d / (m s))^2: what a second layer that carries theta*, of norm2 at least
   * norm2(theta*) d / (m s), is beside an eigenvalue m s / d of W^T W.
   */
  public double truthRatio(double s) {
    double ratio = thetaNorm * d / (m * s);
    return ratio * ratio;
  }

  /**
   * The leading law's s(t): the root below 1/k of ln s - k s = ln s0 - k s0 - eta^2 sigma^2 t.
   *
   * @param s0 s(0), k s0 below 1
   * @param t steps, at least 0
   * @throws IllegalArgumentException if k s0 is not below 1: the law has no branch that falls there
   */
  public double leading(double s0, double t) {
    double load = load(s0);
    if (!(load < 1)) {
      throw new IllegalArgumentException("k s(0) must be below 1, not " + load);
    }
    double target = StrictMath.log(load) - load - eta * eta * sigma * sigma * t;
    // In y = ln(k s) < 0 the left side y - exp(y) rises and is concave, so that Newton's iteration
    // rises to the root from any point below it; y = target is one.
    double y = target;
    for (int i = 0; i < LARGEST_NUMBER_OF_ITERATIONS; i++) {
      double exp = StrictMath.exp(y);
      double next = y + (target - y + exp) / (1 - exp);
      if (next <= y) {
        break;
      }
      y = next;
    }
    return s0 / load * StrictMath.exp(y);
  }

  /**
   * The number of steps after which the leading law reaches s.
   *
   * @param s0 s(0), k s0 below 1
   * @param s in (0, s0]
   */
  public double leadingTime(double s0, double s) {
    return (StrictMath.log(s0 / s) - load(s0) + load(s)) / (eta * eta * sigma * sigma);
  }

  /**
   * The corrected law, O(1) a step.
   *
   * @param s0 s(0), its mean over the runs
   * @param times steps, rising, at least 0
   */
  public List<Prediction> corrected(double s0, long... times) {
    DecayMoments moments = new DecayMoments(this, s0);
    List<Prediction> predictions = new ArrayList<>();
    long t = 0;
    for (long time : times) {
      for (; t < time; t++) {
        moments.step();
      }
      predictions.add(moments.prediction(t));
    }
    return List.copyOf(predictions);
  }
}

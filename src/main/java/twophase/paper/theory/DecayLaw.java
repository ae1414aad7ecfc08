package twophase.paper.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * How Phase I shrinks the neurons: s(t), the mean over the neurons of the squared norm, under label
 * noise with fresh Gaussian inputs from the NTK start, on batches of B samples.
 *
 * <p>The leading law comes from the classical excess error of least mean squares. With k = eta m
 * ((d + 1)/B + 1) / (2 d), which is eta m (d + 2) / (2 d) for B = 1,
 *
 * <pre>ln s - k s = ln s0 - k s0 - eta^2 sigma^2 t / B.</pre>
 *
 * <p>Write z for the mean of r_b x_b over the batch, g = m s / d, c = eta g, e = theta - theta*, p
 * = E norm2(e). Given e the samples are independent, each r_b x_b of mean e and E r^2 x x^T =
 * (norm2(e) + sigma^2) I + 2 e e^T, so that E norm2(z) = ((d + 1)/B + 1) p + d sigma^2 / B. The
 * error e moves by -c z, so it settles where 2 p = c E norm2(z), that is p = c d sigma^2 / (2 B (1
 * - k s)). A neuron loses eta^2 E (w . z)^2 = eta^2 norm2(w) E norm2(z) / d = norm2(w) (eta^2
 * sigma^2 / B) / (1 - k s) a step, which is the law. For a small k s a batch is label noise of
 * variance sigma^2 / B; beside that it moves the stability limit out, by a factor (d + 2) / ((d +
 * 1)/B + 1).
 *
 * <p>The corrected law follows the second layer too: {@link DecayMoments}. Its parameters of
 * smallness are {@link #noiseRatio}, {@link #truthRatio} and d/m, and it is exact to first order in
 * them. For a small k s it is s(t) = f + (s0 - f + f/d) exp(-eta^2 sigma^2 t / B) with f {@link
 * #settled}: the neurons shrink towards f, after a step up by f/d while the second layer settles.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param batch B, at least 1
 */
public record DecayLaw(int m, int d, double eta, double sigma, double thetaNorm, int batch) {
  /** Newton's iteration doubles its digits; from a lower bound it has converged long before. */
  private static final int LARGEST_NUMBER_OF_ITERATIONS = 100;

  /**
   * The law of the paper's rule, one sample a step.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   */
  public DecayLaw(int m, int d, double eta, double sigma, double thetaNorm) {
    this(m, d, eta, sigma, thetaNorm, 1);
  }

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
    return StabilityLimit.load(m, d, eta, batch, s);
  }

  /** eta^2 sigma^2 / B, by which ln s falls a step for a small k s. */
  public double rate() {
    return eta * eta * sigma * sigma / batch;
  }

  /** eta sigma^2 d^2 / (2 m B): where s settles for a small k s. */
  public double settled() {
    return eta * sigma * sigma * d * d / (2.0 * m * batch);
  }

  /** eta sigma^2 d^2 / (m s B): twice the part that the settled value is of s. */
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
   * The leading law's s(t): the root below 1/k of ln s - k s = ln s0 - k s0 - eta^2 sigma^2 t / B.
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
    double target = StrictMath.log(load) - load - rate() * t;
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
    return (StrictMath.log(s0 / s) - load(s0) + load(s)) / rate();
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

package twophase.paper.dynamics;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.TrainingSet;
import twophase.paper.network.WidthCompression;

/**
 * How far rounding can take a compressed run from the reference run, step by step, in the Frobenius
 * norm of the difference of [W, a].
 *
 * <p>Write A_t for the reference's computed state, N_t for the core's, B_t = Q N_t with Q exactly
 * orthonormal, delta_t >= norm(A_t - B_t), u = 2^-53 and gamma(n) = n u / (1 - n u); a computed sum
 * of n products errs by at most gamma(n) times the sum of the products' sizes, in any order, fused
 * or not (N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., 2002,
 * section 3.1).
 *
 * <ul>
 *   <li>Start. With F the computed frame and omega = norm(F^T F - I), the orthonormal polar factor
 *       Q of F has norm(F - Q) <= omega, so delta_0 = norm(A_0 - F N_0) + omega norm(N_0). Both are
 *       measured, so no constant of the QR algorithm is needed.
 *   <li>Step. With P the exact step, P(Q N) = Q P(N), so delta_{t+1} = (bound on norm(P(A) - P(B)))
 *       + (rounding of one step of width m at A) + (rounding of one of width n at B).
 *   <li>Label noise: P(A) - P(B) = (A - B)(I - eta r_A Z) - eta (r_A - r_B) B Z. Z(x) has norm X =
 *       norm(x), norm(B Z)^2 = norm(a_B)^2 X^2 + norm(W_B x)^2, and r_A - r_B = (a_A - a_B) . W_A x
 *       + a_B . (W_A - W_B) x, at most sqrt(norm(W_A x)^2 + norm(a_B)^2 X^2) norm(A - B).
 *   <li>Label noise on a batch: the means over it of the same, Z being linear.
 *   <li>Gradient descent: the same with v for r x; norm(v_A - v_B) <= norm(S) sqrt(norm(W_A)^2 +
 *       norm(a_B)^2) norm(A - B).
 *   <li>SAM: the moved points differ by at most norm(A - B) (1 + 2 R X / norm(A Z)) as long as both
 *       residuals have one sign, since normalising is 2 / max(norms)-Lipschitz; from there on as
 *       label noise. Where the sign is within the bound of flipping, nothing can be said: the bound
 *       is infinite from that step on.
 *   <li>Look. F N_t is computed, so norm(shown - A_t) <= delta_t + (omega + gamma(n) norm(F))
 *       norm(N_t).
 * </ul>
 *
 * <p>Norms at B are bounded by those at A plus delta, so the reference's states are all that is
 * needed. The bound is a worst case: it grows like the product of (1 + eta |r| X + ...), where
 * actual errors grow like their square root at most.
 */
public final class CompressionBound {
  private final int m;
  private final int n;
  private final int d;
  private final double omega;
  private final double frameNorm;
  private double delta;

  /**
   * The bound at the start.
   *
   * @param start the reference's start, m x (d + 1), not modified
   * @param compression its compression, as the compressed run starts from it
   */
  public CompressionBound(Network start, WidthCompression compression) {
    m = start.width();
    n = compression.core().width();
    d = start.inputDimension();
    DMatrixRMaj frame = compression.frame();
    frameNorm = Norms.frobenius(frame) * Roundoff.SLACK;
    DMatrixRMaj defect = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(frame, frame, defect);
    CommonOps_DDRM.subtractEquals(defect, CommonOps_DDRM.identity(n));
    boolean exact = m <= d;
    omega = exact ? 0 : Norms.frobenius(defect) + Roundoff.gamma(m + 1) * frameNorm * frameNorm;
    double core = size(compression.core());
    double residue = distance(start, compression.expand(compression.core()));
    double measuring = exact ? 0 : Roundoff.gamma(n + 2) * (frameNorm * core + size(start));
    delta = (residue + measuring + omega * core) * Roundoff.SLACK;
  }

  /**
   * How far the compressed run's state, as it is shown, can be from the reference's at this step.
   *
   * @param reference the reference's state at this step, not modified
   */
  public double shown(Network reference) {
    if (delta == Double.POSITIVE_INFINITY) {
      return delta;
    }
    double readBack = m <= d ? 0 : omega + Roundoff.gamma(n) * frameNorm;
    double seen = readBack * (size(reference) + delta);
    return (delta + seen) * Roundoff.SLACK + Roundoff.UNDERFLOW;
  }

  /**
   * Moves the bound on by a step of label-noise SGD.
   *
   * @param before the reference's state before the step, not modified
   */
  public void labelNoise(double eta, Network before, Sample sample) {
    At at = new At(before, sample.input());
    Rounded here = rounded(at, at.w, at.a, m, sample);
    double r = Math.abs(residual(at, sample)) + here.residual;
    double weights = at.a + delta;
    double hidden = at.h + delta * at.x;
    double slope = Math.hypot(at.h, weights * at.x);
    double there = r + slope * delta;
    double exact =
        delta * (1 + eta * r * at.x) + eta * slope * delta * Math.hypot(weights * at.x, hidden);
    Rounded core = rounded(at, at.w + delta, weights, n, sample);
    advance(
        exact
            + stepError(eta, r, at.x, at.w, at.a, at.h, here)
            + stepError(eta, there + core.residual, at.x, at.w + delta, weights, hidden, core));
  }

  /**
   * Moves the bound on by a step of label-noise SGD on a batch.
   *
   * @param before the reference's state before the step, not modified
   * @param batch at least one sample
   */
  public void labelNoise(double eta, Network before, List<Sample> batch) {
    double rate = eta / batch.size();
    double slopes = 0;
    BatchError here = new BatchError(batch.size());
    BatchError there = new BatchError(batch.size());
    for (Sample sample : batch) {
      At at = new At(before, sample.input());
      double weights = at.a + delta;
      Rounded wide = rounded(at, at.w, at.a, m, sample);
      Rounded core = rounded(at, at.w + delta, weights, n, sample);
      double r = Math.abs(residual(at, sample)) + wide.residual;
      double slope = Math.hypot(at.h, weights * at.x);
      slopes += slope * Math.hypot(weights * at.x, at.h + delta * at.x);
      here.add(r, wide.residual, at.x);
      there.add(r + slope * delta + core.residual, core.residual, at.x);
    }
    double size = size(before);
    advance(
        delta * (1 + rate * here.gradient)
            + rate * slopes * delta
            + here.step(rate, size)
            + there.step(rate, size + delta));
  }

  /**
   * What a batch's rounding adds up to, whether each W x_b is formed or W sum_b r_b x_b: with
   * norm(W), norm(a) at most M, both layers' moves are at most (eta/B) M sum_b |r_b| norm(x_b), and
   * each factor errs by its residual's error and by the d + B roundings or so of the sums.
   */
  private final class BatchError {
    private final int count;
    private double gradient;
    private double error;

    BatchError(int count) {
      this.count = count;
    }

    void add(double residual, double residualError, double input) {
      gradient += residual * input;
      error += (Roundoff.gamma(d + count + 4) * residual + residualError) * input;
    }

    double step(double rate, double size) {
      return 2 * rate * size * error
          + 2 * Roundoff.gamma(count + 1) * size * (1 + 2 * rate * gradient);
    }
  }

  /** What rounding does to a computed residual and to the norm of the computed hidden state. */
  private record Rounded(double residual, double hidden) {}

  private Rounded rounded(At at, double w, double a, int rows, Sample sample) {
    double products = a * w * at.x + Math.abs(sample.label()) + Math.abs(sample.noise());
    return new Rounded(Roundoff.gamma(rows + d + 3) * products, Roundoff.gamma(d) * w * at.x);
  }

  private static double stepError(
      double eta, double r, double x, double w, double a, double h, Rounded error) {
    double hidden = h + error.hidden;
    double moved = w + a + 2 * eta * r * (a * x + hidden);
    return Roundoff.UNIT * moved
        + eta * Roundoff.gamma(3) * r * (a * x + hidden)
        + eta * (error.residual * (a * x + h) + r * error.hidden);
  }

  /**
   * Moves the bound on by a step of gradient descent.
   *
   * @param before the reference's state before the step, not modified
   * @param data the training set
   */
  public void descent(double eta, Network before, TrainingSet data) {
    DMatrixRMaj v = data.lossGradient(before.linearMap());
    At at = new At(before, v);
    double spread = spread(data);
    double weights = at.a + delta;
    double layer = at.w + delta;
    double gradientError = gradientError(at.w, at.a, m, data);
    double coreGradientError = gradientError(layer, weights, n, data);
    double slope = spread * Math.hypot(at.w, weights);
    double gradient = at.x + gradientError;
    double exact = delta * (1 + eta * gradient) + eta * Math.hypot(weights, layer) * slope * delta;
    double there = gradient + slope * delta + coreGradientError;
    advance(
        exact
            + descentError(eta, at.w, at.a, gradient, gradientError)
            + descentError(eta, layer, weights, there, coreGradientError));
  }

  /** An upper bound on the largest eigenvalue of S = X^T X / n: its Frobenius norm. */
  private static double spread(TrainingSet data) {
    DMatrixRMaj square = new DMatrixRMaj(data.inputs().getNumCols(), data.inputs().getNumCols());
    CommonOps_DDRM.multTransA(data.inputs(), data.inputs(), square);
    double inputs = Norms.frobenius(data.inputs());
    double rounding = Roundoff.gamma(data.size()) * inputs * inputs;
    return (Norms.frobenius(square) + rounding) / data.size() * Roundoff.SLACK;
  }

  /**
   * Error of a computed loss gradient, by X^T (X theta - y) / n or by moments formed beforehand:
   * every product goes through at most n + 2 (d + 2) roundings beyond those of theta either way.
   */
  private double gradientError(double w, double a, int rows, TrainingSet data) {
    double inputs = Norms.frobenius(data.inputs()) * Roundoff.SLACK;
    double map = w * a;
    double residuals = inputs * map + Norms.frobenius(data.labels());
    double residualError =
        Roundoff.gamma(d + 1) * 2 * residuals + inputs * Roundoff.gamma(rows) * map;
    return inputs
        / data.size()
        * (Roundoff.gamma(data.size() + 2) * (residuals + residualError) + residualError);
  }

  private double descentError(double eta, double w, double a, double v, double error) {
    double hidden = w * v;
    double hiddenError = Roundoff.gamma(d) * hidden + w * error;
    double moved = w + a + 2 * eta * (a * v + hidden + hiddenError);
    return Roundoff.UNIT * moved
        + eta * (Roundoff.gamma(2) * (a * v + hidden + hiddenError) + a * error + hiddenError);
  }

  /**
   * Moves the bound on by a step of SAM.
   *
   * @param radius perturbation radius R
   * @param before the reference's state before the step, not modified
   */
  public void sharpnessAware(double eta, double radius, Network before, Sample sample) {
    At at = new At(before, sample.input());
    double length = shortest(at);
    Rounded here = rounded(at, at.w, at.a, m, sample);
    double slope = Math.hypot(at.h, (at.a + delta) * at.x);
    double doubt = slope * delta + rounded(at, at.w + delta, at.a + delta, m, sample).residual;
    boolean clear = Math.abs(residual(at, sample)) > 2 * doubt + here.residual;
    if (!clear || !(length > 4 * delta * at.x)) {
      delta = Double.POSITIVE_INFINITY;
      return;
    }
    double moved = delta * (1 + 2 * radius * at.x / length);
    double r = Math.abs(movedResidual(radius / length, at, before, sample));
    SamError wide = samError(at, at.w, at.a, at.h, length, m, radius, sample);
    SamError core =
        samError(
            at,
            at.w + delta,
            at.a + delta,
            at.h + delta * at.x,
            length - delta * at.x,
            n,
            radius,
            sample);
    double reach = Math.hypot(at.h + radius * at.x, (at.a + radius + moved) * at.x);
    double change = moved * reach;
    double size = Math.hypot((at.a + radius + moved) * at.x, at.h + (radius + moved) * at.x);
    double largest = r + wide.residual;
    advance(
        delta
            + eta * (largest * at.x * moved + change * size)
            + wide.step(eta, largest, at.x)
            + core.step(eta, largest + change + core.residual, at.x));
  }

  /**
   * A lower bound of norm(A Z) = sqrt(norm2(a) norm2(x) + norm2(W x)), from norms that are upper
   * bounds: their slack and the rounding of W x are taken off again.
   */
  private static double shortest(At at) {
    return Math.hypot(at.a * at.x, at.h) * (2 - Roundoff.SLACK * Roundoff.SLACK * Roundoff.SLACK)
        - 4 * Roundoff.gamma(at.dimension) * at.w * at.x;
  }

  /** The residual at the moved point; its own rounding is within that of the simulators. */
  private double movedResidual(double scale, At at, Network before, Sample sample) {
    double b = Math.copySign(scale, residual(at, sample));
    double output = 0;
    for (int i = 0; i < m; i++) {
      double hidden = at.hidden.get(i);
      double weight = before.secondLayer().get(i);
      output += (weight + b * hidden) * (hidden + b * weight * at.x * at.x);
    }
    return output - sample.label() - sample.noise();
  }

  /**
   * Rounding at SAM's moved point (W', a') = (W, a) + R u, u the normalised gradient.
   *
   * @param w bound on norm(W')
   * @param a bound on norm(a')
   * @param h bound on norm(W' x)
   * @param parameters bound on how far the computed moved parameters are from the exact ones
   * @param hidden bound on how far the computed W' x is from the exact one
   * @param residual the same for the residual r' there
   */
  private record SamError(
      double w, double a, double h, double parameters, double hidden, double residual) {

    /**
     * The step's rounding: of M - eta r' [a' x^T, W' x], of its products, and what the errors of
     * r', a' and W' x make of it.
     */
    double step(double eta, double r, double x) {
      double factors = (a + parameters) * x + h + hidden;
      double change = Roundoff.gamma(4) * factors + parameters * x + hidden;
      return 2 * Roundoff.UNIT * (w + a + 2 * eta * r * factors)
          + eta * (r * change + residual * factors);
    }
  }

  /**
   * The errors at the moved point.
   *
   * <p>The direction u is normalised, so it changes by at most 2 e / length where the gradient over
   * r, [a x^T, W x], changes by e: that is the rounding of W x (taken twice). Its products with r,
   * their norm over rows (d + 1) entries and the scaling by R / length round by Roundoff.gamma(rows
   * (d + 2) + 2 d + 16) at most; moving the parameters rounds each once. W' x may be formed as such
   * or as W x + b a norm2(x): Roundoff.gamma(d + 4) covers both.
   */
  private SamError samError(
      At at, double w, double a, double h, double length, int rows, double radius, Sample sample) {
    double hiddenError = Roundoff.gamma(d) * w * at.x;
    double direction = Roundoff.gamma(rows * (d + 2) + 2 * d + 16) + 4 * hiddenError / length;
    double parameters = radius * direction + 4 * Roundoff.UNIT * (w + a + radius);
    double layer = w + radius;
    double weights = a + radius;
    double hidden = h + radius * at.x;
    double moved = Roundoff.gamma(d + 4) * (layer + parameters) * at.x + parameters * at.x;
    double products =
        (weights + parameters) * (layer + parameters) * at.x
            + Math.abs(sample.label())
            + Math.abs(sample.noise());
    double residual =
        Roundoff.gamma(rows + d + 3) * products
            + (hidden + moved) * parameters
            + (weights + parameters) * moved;
    return new SamError(layer, weights, hidden, parameters, moved, residual);
  }

  /** Norms of a state and of what an input makes of it. */
  private static final class At {
    final DMatrixRMaj hidden;
    final int dimension;
    final double w;
    final double a;
    final double h;
    final double x;
    final double output;

    At(Network network, DMatrixRMaj input) {
      hidden = new DMatrixRMaj(network.width(), 1);
      dimension = network.inputDimension();
      CommonOps_DDRM.mult(network.firstLayer(), input, hidden);
      w = Norms.frobenius(network.firstLayer()) * Roundoff.SLACK;
      a = Norms.frobenius(network.secondLayer()) * Roundoff.SLACK;
      x = Norms.frobenius(input) * Roundoff.SLACK;
      h =
          Norms.frobenius(hidden) * Roundoff.SLACK
              + Roundoff.gamma(network.inputDimension()) * w * x;
      output = CommonOps_DDRM.dot(network.secondLayer(), hidden);
    }
  }

  private static double residual(At at, Sample sample) {
    return at.output - sample.label() - sample.noise();
  }

  private void advance(double next) {
    double moved = next * Roundoff.SLACK + Roundoff.UNDERFLOW;
    delta = moved < Double.POSITIVE_INFINITY ? moved : Double.POSITIVE_INFINITY;
  }

  private static double size(Network network) {
    return Math.hypot(Norms.frobenius(network.firstLayer()), Norms.frobenius(network.secondLayer()))
        * Roundoff.SLACK;
  }

  /** The Frobenius norm of the difference of two networks of one shape. */
  public static double distance(Network left, Network right) {
    DMatrixRMaj first = left.firstLayer().copy();
    DMatrixRMaj second = left.secondLayer().copy();
    CommonOps_DDRM.subtractEquals(first, right.firstLayer());
    CommonOps_DDRM.subtractEquals(second, right.secondLayer());
    return Math.hypot(Norms.frobenius(first), Norms.frobenius(second));
  }
}

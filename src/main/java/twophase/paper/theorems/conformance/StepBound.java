package twophase.paper.theorems.conformance;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.Rounding;

/**
 * How far two computations of one step from the same state may be apart, entry by entry, if both
 * differ from the exact step by rounding alone.
 *
 * <p>Write u = 2^-53 and gamma(k) = k u / (1 - k u). Written out, an entry of a step of label-noise
 * SGD or gradient descent is its old value minus a sum of products of given numbers. In whatever
 * order it is summed, fused or not, a product goes through at most K roundings, so the computed sum
 * errs by at most gamma(K) times the sum of the products' absolute values (N. J. Higham,
 * <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., 2002, section 3.1), and the last
 * subtraction by u times the result. Two computations are apart by twice that.
 *
 * <ul>
 *   <li>Label noise: with R = sum_i |a_i| (|w_i| . |x|) + |y| + |eps|, W_ik has the products'
 *       absolute sum eta |a_i| |x_k| R and a_i has eta (|w_i| . |x|) R; K = m + 2 d + F, F covering
 *       the factors, the step size and the subtraction.
 *   <li>Label noise in a free run: the same with sum_k |theta*_k x_k| for |y|, whose products go
 *       through no more roundings; where m exceeds d the run may be compressed, which is allowed
 *       for as in gradient descent.
 *   <li>Gradient descent: with T_k = sum_i |a_i| |w_ik| and V_k = sum_j |x_jk| (|x_j| . T + |y_j|)
 *       / n they are eta |a_i| V_k and eta |w_i| . V; K = m + 2 d + n + F, whether X^T X is formed
 *       first or not. A compressed run shows states Q N_t with Q orthonormal up to sqrt(d + 1)
 *       gamma(C m (d + 1)) with a small constant C (Householder QR, Higham, theorem 19.4), so where
 *       m exceeds d the allowance for reading back both states comes on top, in the Frobenius norm.
 *   <li>SAM: the direction of the perturbation is (a x^T, W x) / L with L its norm; the error of W
 *       x, gamma(d) |W| |x|, and that of L make a relative error of b = R / L, whence the errors of
 *       the moved a, W x and residual, and of their products. Where the residual's sign is within
 *       rounding of flipping, or L within rounding of 0, nothing can be said: {@link #known()}.
 * </ul>
 *
 * <p>F, C, and up to which relative error of L first order with slack will do, are the card's.
 */
final class StepBound {
  private final DMatrixRMaj first;
  private final DMatrixRMaj second;
  private final boolean known;

  private StepBound(int m, int d, boolean known) {
    first = new DMatrixRMaj(m, d);
    second = new DMatrixRMaj(m, 1);
    this.known = known;
  }

  /** Whether anything can be said of the step. */
  boolean known() {
    return known;
  }

  /** For entry k of neuron i. */
  double first(int i, int k) {
    return first.get(i, k);
  }

  /** For a_i. */
  double second(int i) {
    return second.get(i);
  }

  /** Nothing is rounded, and nothing allowed for it. */
  static StepBound none(Network network) {
    return new StepBound(network.width(), network.inputDimension(), true);
  }

  /**
   * A step of label-noise SGD.
   *
   * @param before state before the step, not modified
   * @param after state after it by either computation, not modified
   */
  static StepBound labelNoise(
      double eta, Network before, Sample sample, Network after, CardNumbers card) {
    double[] hidden = absoluteHidden(before, sample.input());
    double residual = absoluteResidual(before, hidden, sample, Math.abs(sample.label()));
    return labelNoise(eta, before, sample, hidden, residual, 0, after, card);
  }

  /**
   * A step of label-noise SGD in a free run, where the simulator made the label out of theta*, and
   * which it may have compressed.
   *
   * @param before state before the step, not modified
   * @param truth theta*: the products theta*_k x_k stand in R in the place of |y|
   * @param after state after it by either computation, not modified
   */
  static StepBound freeLabelNoise(
      double eta,
      Network before,
      Sample sample,
      GroundTruth truth,
      Network after,
      CardNumbers card) {
    double[] hidden = absoluteHidden(before, sample.input());
    double residual = absoluteResidual(before, hidden, sample, absoluteLabel(truth, sample));
    double input = NormOps_DDRM.normF(sample.input());
    double size = size(before);
    double slope = input * residual + input * input * size * size;
    double sizes = size * (1 + eta * slope) + size(after);
    double readBack = readBack(before.width(), before.inputDimension(), sizes, card);
    return labelNoise(eta, before, sample, hidden, residual, readBack, after, card);
  }

  private static StepBound labelNoise(
      double eta,
      Network before,
      Sample sample,
      double[] hidden,
      double residual,
      double readBack,
      Network after,
      CardNumbers card) {
    int m = before.width();
    int d = before.inputDimension();
    double gamma = Rounding.gamma(m + 2 * d + card.integer("factors"));
    StepBound bound = new StepBound(m, d, true);
    for (int i = 0; i < m; i++) {
      double weight = Math.abs(before.secondLayer().get(i));
      for (int k = 0; k < d; k++) {
        double products = eta * weight * Math.abs(sample.input().get(k)) * residual;
        bound.first.set(i, k, readBack + twice(after.firstLayer().get(i, k), gamma * products));
      }
      double products = eta * hidden[i] * residual;
      bound.second.set(i, readBack + twice(after.secondLayer().get(i), gamma * products));
    }
    return bound;
  }

  /**
   * A step of gradient descent.
   *
   * @param before state before the step, not modified
   * @param after state after it by either computation, not modified
   */
  static StepBound descent(
      double eta, Network before, TrainingSet data, Network after, CardNumbers card) {
    int m = before.width();
    int d = before.inputDimension();
    double gamma = Rounding.gamma(m + 2 * d + data.size() + card.integer("factors"));
    DMatrixRMaj gradient = absoluteGradient(before, data);
    double[] hidden = absoluteHidden(before, gradient);
    double inputs = NormOps_DDRM.normF(data.inputs());
    double size = size(before);
    double slope = NormOps_DDRM.normF(gradient) + inputs * inputs / data.size() * size * size;
    double readBack = readBack(m, d, size * (1 + eta * slope) + size(after), card);
    StepBound bound = new StepBound(m, d, true);
    for (int i = 0; i < m; i++) {
      double weight = Math.abs(before.secondLayer().get(i));
      for (int k = 0; k < d; k++) {
        double products = eta * weight * gradient.get(k);
        bound.first.set(i, k, readBack + twice(after.firstLayer().get(i, k), gamma * products));
      }
      bound.second.set(i, readBack + twice(after.secondLayer().get(i), gamma * eta * hidden[i]));
    }
    return bound;
  }

  /** V: for each coordinate the sum of the absolute values of the loss gradient's products. */
  private static DMatrixRMaj absoluteGradient(Network before, TrainingSet data) {
    int d = before.inputDimension();
    DMatrixRMaj map = new DMatrixRMaj(d, 1);
    for (int i = 0; i < before.width(); i++) {
      for (int k = 0; k < d; k++) {
        double product = before.secondLayer().get(i) * before.firstLayer().get(i, k);
        map.data[k] += Math.abs(product);
      }
    }
    DMatrixRMaj gradient = new DMatrixRMaj(d, 1);
    for (int j = 0; j < data.size(); j++) {
      double residual = Math.abs(data.labels().get(j));
      for (int k = 0; k < d; k++) {
        residual += Math.abs(data.inputs().get(j, k)) * map.get(k);
      }
      for (int k = 0; k < d; k++) {
        gradient.data[k] += Math.abs(data.inputs().get(j, k)) * residual / data.size();
      }
    }
    return gradient;
  }

  /** The start of a run that may be compressed, as it is read back. */
  static StepBound compressed(Network start, CardNumbers card) {
    int m = start.width();
    int d = start.inputDimension();
    StepBound bound = new StepBound(m, d, true);
    double readBack = readBack(m, d, 2 * size(start), card);
    CommonOps_DDRM.fill(bound.first, readBack);
    CommonOps_DDRM.fill(bound.second, readBack);
    return bound;
  }

  /** What Q's departure from orthonormality makes of states of that size, where there is a Q. */
  private static double readBack(int m, int d, double size, CardNumbers card) {
    double error = Math.sqrt(d + 1) * Rounding.gamma(card.integer("householder") * m * (d + 1));
    return m <= d ? 0 : error * size * Rounding.SLACK;
  }

  /**
   * A step of SAM.
   *
   * @param before state before the step, not modified
   * @param after state after it by either computation, not modified
   */
  static StepBound sharpnessAware(
      double eta, double radius, Network before, Sample sample, Network after, CardNumbers card) {
    return new Moved(radius, before, sample, Math.abs(sample.label()), card).bound(eta, after);
  }

  /**
   * A step of SAM in a free run that is not compressed, m being at most d; the simulator made the
   * label out of theta*.
   *
   * @param before state before the step, not modified
   * @param after state after it by either computation, not modified
   */
  static StepBound freeSharpnessAware(
      double eta,
      double radius,
      Network before,
      Sample sample,
      GroundTruth truth,
      Network after,
      CardNumbers card) {
    double label = absoluteLabel(truth, sample);
    return new Moved(radius, before, sample, label, card).bound(eta, after);
  }

  /** SAM's moved point, and how well it is known. */
  private static final class Moved {
    private final Network before;
    private final Sample sample;
    private final double absoluteLabel;
    private final int factors;
    private final double firstOrder;
    private final int m;
    private final int d;
    private final double[] absolute;
    private final double[] hidden;
    private final double inputNorm2;
    private final double residual;
    private final double length;
    private final double lengthError;
    private final double shift;
    private final double gamma;

    Moved(double radius, Network before, Sample sample, double absoluteLabel, CardNumbers card) {
      this.before = before;
      this.sample = sample;
      this.absoluteLabel = absoluteLabel;
      factors = card.integer("factors");
      firstOrder = card.number("first-order");
      m = before.width();
      d = before.inputDimension();
      gamma = Rounding.gamma(m + 2 * d + factors);
      absolute = absoluteHidden(before, sample.input());
      DMatrixRMaj product = new DMatrixRMaj(m, 1);
      CommonOps_DDRM.mult(before.firstLayer(), sample.input(), product);
      hidden = product.data;
      inputNorm2 = Rounding.norm2(sample.input().data, 0, d);
      residual =
          CommonOps_DDRM.dot(before.secondLayer(), product) - sample.label() - sample.noise();
      double weights2 = Rounding.norm2(before.secondLayer().data, 0, m);
      length = Math.sqrt(weights2 * inputNorm2 + Rounding.norm2(hidden, 0, m));
      double hiddenError = Rounding.gamma(d) * Math.sqrt(Rounding.norm2(absolute, 0, m));
      lengthError = hiddenError / length + Rounding.gamma(m * (d + 1) + factors);
      shift = Math.copySign(radius / length, residual);
    }

    private boolean clear() {
      double products = absoluteResidual(before, absolute, sample, absoluteLabel);
      return Math.abs(residual) > 2 * gamma * products && lengthError < firstOrder;
    }

    StepBound bound(double eta, Network after) {
      if (!clear()) {
        return new StepBound(m, d, false);
      }
      double[] weights = new double[m];
      double[] weightErrors = new double[m];
      double[] moved = new double[m];
      double[] movedErrors = new double[m];
      double there = -sample.label() - sample.noise();
      double sizes = absoluteLabel + Math.abs(sample.noise());
      double thereError = 0;
      for (int i = 0; i < m; i++) {
        double weight = before.secondLayer().get(i);
        double hiddenMove = shift * weight * inputNorm2;
        weights[i] = weight + shift * hidden[i];
        moved[i] = hidden[i] + hiddenMove;
        weightErrors[i] =
            Math.abs(shift) * (2 * lengthError * Math.abs(hidden[i]) + gamma * absolute[i])
                + 2 * Rounding.UNIT * Math.abs(weights[i]);
        movedErrors[i] =
            2 * lengthError * Math.abs(hiddenMove)
                + 2 * gamma * (absolute[i] + Math.abs(hiddenMove));
        there += weights[i] * moved[i];
        sizes += Math.abs(weights[i]) * (absolute[i] + Math.abs(hiddenMove));
        thereError +=
            weightErrors[i] * (Math.abs(moved[i]) + movedErrors[i])
                + Math.abs(weights[i]) * movedErrors[i];
      }
      thereError += gamma * sizes;
      return entries(eta, after, weights, weightErrors, moved, movedErrors, there, thereError);
    }

    private StepBound entries(
        double eta,
        Network after,
        double[] weights,
        double[] weightErrors,
        double[] moved,
        double[] movedErrors,
        double there,
        double thereError) {
      StepBound bound = new StepBound(m, d, true);
      for (int i = 0; i < m; i++) {
        double outer = product(there, thereError, weights[i], weightErrors[i]);
        for (int k = 0; k < d; k++) {
          double error = eta * outer * Math.abs(sample.input().get(k));
          bound.first.set(i, k, twice(after.firstLayer().get(i, k), error));
        }
        double inner = product(there, thereError, moved[i], movedErrors[i]);
        bound.second.set(i, twice(after.secondLayer().get(i), eta * inner));
      }
      return bound;
    }

    /** Error of a product whose factors have these errors, and of its own few roundings. */
    private double product(double p, double pError, double q, double qError) {
      return (Math.abs(p) + pError) * qError
          + pError * Math.abs(q)
          + Rounding.gamma(factors) * Math.abs(p) * Math.abs(q);
    }
  }

  private static double twice(double after, double error) {
    return 2 * (Rounding.UNIT * Math.abs(after) + error) * Rounding.SLACK + Rounding.UNDERFLOW;
  }

  /** |w_i| . |x| for each neuron. */
  private static double[] absoluteHidden(Network network, DMatrixRMaj x) {
    double[] sums = new double[network.width()];
    for (int i = 0; i < sums.length; i++) {
      for (int k = 0; k < network.inputDimension(); k++) {
        sums[i] += Math.abs(network.firstLayer().get(i, k) * x.get(k));
      }
    }
    return sums;
  }

  /** sum_k |theta*_k x_k|: what a label is rounded by, where it is made out of theta*. */
  private static double absoluteLabel(GroundTruth truth, Sample sample) {
    double sum = 0;
    for (int k = 0; k < sample.input().getNumRows(); k++) {
      sum += Math.abs(truth.map().get(k) * sample.input().get(k));
    }
    return sum;
  }

  private static double absoluteResidual(
      Network network, double[] hidden, Sample sample, double absoluteLabel) {
    double sum = absoluteLabel + Math.abs(sample.noise());
    for (int i = 0; i < hidden.length; i++) {
      sum += Math.abs(network.secondLayer().get(i)) * hidden[i];
    }
    return sum;
  }

  private static double size(Network network) {
    return Math.hypot(
        NormOps_DDRM.normF(network.firstLayer()), NormOps_DDRM.normF(network.secondLayer()));
  }
}

package twophase.paper.dynamics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.network.Network;

/**
 * What rounding can do to a step of SAM. The direction of the perturbation is (a x^T, W x) / L with
 * L its norm (plus epsilon over the size of the residual); the error of W x, gamma(d) |W| |x|, and
 * that of L make a relative error of b = R / L, whence the errors of the moved a, W x and residual,
 * and of their products. Where the residual's sign is within rounding of flipping, or L within
 * rounding of 0, nothing can be said.
 */
final class SamBound {
  private final RoundingCounts counts;
  private final Network before;
  private final Sample sample;
  private final double absoluteLabel;
  private final int m;
  private final double[] absolute;
  private final double[] hidden;
  private final double inputNorm2;
  private final double residual;
  private final double lengthError;
  private final double shift;
  private final double gamma;

  /**
   * The moved point, and how well it is known.
   *
   * @param absoluteLabel the absolute sum of the label's products
   * @param counts what is allowed for beyond sums
   */
  SamBound(Sam sam, Network before, Sample sample, double absoluteLabel, RoundingCounts counts) {
    this.counts = counts;
    this.before = before;
    this.sample = sample;
    this.absoluteLabel = absoluteLabel;
    m = before.width();
    int d = before.inputDimension();
    gamma = counts.gamma(m + 2 * d + counts.factors());
    absolute = StepBound.absoluteHidden(before, sample.input());
    DMatrixRMaj product = new DMatrixRMaj(m, 1);
    CommonOps_DDRM.mult(before.firstLayer(), sample.input(), product);
    hidden = product.data;
    inputNorm2 = norm2(sample.input().data);
    residual = CommonOps_DDRM.dot(before.secondLayer(), product) - sample.label() - sample.noise();
    double weights2 = norm2(before.secondLayer().data);
    double length = Math.sqrt(weights2 * inputNorm2 + norm2(hidden));
    double hiddenError = counts.gamma(d) * Math.sqrt(norm2(absolute));
    double size = Math.abs(residual);
    double added = sam.epsilon() / size;
    lengthError =
        hiddenError / length
            + counts.gamma(m * (d + 1) + counts.factors())
            + (added == 0 ? 0 : added / (length + added) * gamma * residualSize() / size);
    shift = Math.copySign(sam.radius() / (length + added), residual);
  }

  private static double norm2(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number * number;
    }
    return sum;
  }

  private boolean clear() {
    return Math.abs(residual) > 2 * gamma * residualSize() && lengthError < firstOrder();
  }

  /** The absolute sum of the residual's products. */
  private double residualSize() {
    return StepBound.absoluteResidual(before, absolute, sample, absoluteLabel);
  }

  /** In single precision what first order neglects is as small beside its larger unit. */
  private double firstOrder() {
    return counts.firstOrder() * counts.precision().unit() / Precision.BINARY64.unit();
  }

  /**
   * The bound.
   *
   * @param after state after the step by either computation, not modified
   */
  StepBound bound(double eta, Network after) {
    if (!clear()) {
      return StepBound.unknown(before);
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
              + 2 * counts.precision().unit() * Math.abs(weights[i]);
      movedErrors[i] =
          2 * lengthError * Math.abs(hiddenMove) + 2 * gamma * (absolute[i] + Math.abs(hiddenMove));
      there += weights[i] * moved[i];
      sizes += Math.abs(weights[i]) * (absolute[i] + Math.abs(hiddenMove));
      thereError +=
          weightErrors[i] * (Math.abs(moved[i]) + movedErrors[i])
              + Math.abs(weights[i]) * movedErrors[i];
    }
    double residualThere = there;
    double residualError = thereError + gamma * sizes;
    return StepBound.of(
        after,
        counts.precision(),
        0,
        (i, k) ->
            eta
                * product(residualThere, residualError, weights[i], weightErrors[i])
                * Math.abs(sample.input().get(k)),
        i -> eta * product(residualThere, residualError, moved[i], movedErrors[i]));
  }

  /** Error of a product whose factors have these errors, and of its own few roundings. */
  private double product(double p, double pError, double q, double qError) {
    return (Math.abs(p) + pError) * qError
        + pError * Math.abs(q)
        + counts.gamma(counts.factors()) * Math.abs(p) * Math.abs(q);
  }
}

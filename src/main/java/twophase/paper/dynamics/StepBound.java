package twophase.paper.dynamics;

import java.util.function.IntToDoubleFunction;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * How far two computations of one step from the same state may be apart, entry by entry, if both
 * differ from the exact step by rounding alone.
 *
 * <p>Write u = 2^-53, or 2^-24 for a simulator in single precision, and gamma(k) = k u / (1 - k u).
 * Written out, an entry of a step of label-noise SGD or gradient descent is its old value minus a
 * sum of products of given numbers. In whatever order it is summed, fused or not, a product goes
 * through at most K roundings, so the computed sum errs by at most gamma(K) times the sum of the
 * products' absolute values (N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>,
 * 2nd ed., 2002, section 3.1), and the last subtraction by u times the result. Two computations are
 * apart by twice that; one in single precision and the reference, in double, by hardly more than
 * once. Each {@link Rule} says what its products are; SAM's, which takes a root, has a bound of its
 * own kind.
 *
 * <p>A compressed run shows states Q N_t with Q orthonormal up to sqrt(d + 1) gamma(c m (d + 1))
 * (Householder QR, Higham, theorem 19.4), so where a run may be compressed and m exceeds d the
 * allowance for reading back both states comes on top, in the Frobenius norm.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class StepBound {
  private final DMatrixRMaj first;
  private final DMatrixRMaj second;
  private final boolean known;

  private StepBound(Network network, boolean known) {
    first = new DMatrixRMaj(network.width(), network.inputDimension());
    second = new DMatrixRMaj(network.width(), 1);
    this.known = known;
  }

  /** Whether anything can be said of the step. */
  public boolean known() {
    return known;
  }

  /**
   * For entry k of neuron i.
   *
   * @param i in [0, m)
   * @param k in [0, d)
   */
  public double first(int i, int k) {
    return first.get(i, k);
  }

  /**
   * For a_i.
   *
   * @param i in [0, m)
   */
  public double second(int i) {
    return second.get(i);
  }

  /**
   * Nothing is rounded, and nothing allowed for it.
   *
   * @param network gives the shape, not modified
   */
  public static StepBound none(Network network) {
    return new StepBound(network, true);
  }

  /**
   * Nothing can be said.
   *
   * @param network gives the shape, not modified
   */
  public static StepBound unknown(Network network) {
    return new StepBound(network, false);
  }

  /**
   * The start of a run that may be compressed, as it is read back.
   *
   * @param start where it starts, not modified
   * @param counts what is allowed for beyond sums
   */
  public static StepBound compressed(Network start, RoundingCounts counts) {
    StepBound bound = new StepBound(start, true);
    double readBack = readBack(start.width(), start.inputDimension(), 2 * size(start), counts);
    CommonOps_DDRM.fill(bound.first, readBack);
    CommonOps_DDRM.fill(bound.second, readBack);
    return bound;
  }

  /** The error of an entry of W before the last subtraction. */
  @FunctionalInterface
  interface EntryError {
    double at(int i, int k);
  }

  /**
   * A bound from what either computation can err by before its last subtraction.
   *
   * @param after state after the step by either computation, not modified
   * @param precision the numbers that the simulator rounds to
   * @param readBack allowance for reading back, in every entry
   * @param first error of an entry of W
   * @param second error of an entry of a
   */
  static StepBound of(
      Network after,
      Precision precision,
      double readBack,
      EntryError first,
      IntToDoubleFunction second) {
    StepBound bound = new StepBound(after, true);
    for (int i = 0; i < after.width(); i++) {
      for (int k = 0; k < after.inputDimension(); k++) {
        bound.first.set(
            i, k, readBack + apart(precision, after.firstLayer().get(i, k), first.at(i, k)));
      }
      bound.second.set(
          i, readBack + apart(precision, after.secondLayer().get(i), second.applyAsDouble(i)));
    }
    return bound;
  }

  private static double apart(Precision precision, double after, double error) {
    return precision.sides() * (precision.unit() * Math.abs(after) + error) * Roundoff.SLACK
        + precision.underflow();
  }

  /** What Q's departure from orthonormality makes of states of that size, where there is a Q. */
  static double readBack(int m, int d, double size, RoundingCounts counts) {
    return Roundoff.readBack(m, d, counts.householder(), counts.precision())
        * size
        * Roundoff.SLACK;
  }

  /** |w_i| . |x| for each neuron. */
  static double[] absoluteHidden(Network network, DMatrixRMaj x) {
    double[] sums = new double[network.width()];
    for (int i = 0; i < sums.length; i++) {
      for (int k = 0; k < network.inputDimension(); k++) {
        sums[i] += Math.abs(network.firstLayer().get(i, k) * x.get(k));
      }
    }
    return sums;
  }

  /** sum_k |theta*_k x_k|: what a label is rounded by, where it is made out of theta*. */
  static double absoluteLabel(GroundTruth truth, Sample sample) {
    double sum = 0;
    for (int k = 0; k < sample.input().getNumRows(); k++) {
      sum += Math.abs(truth.map().get(k) * sample.input().get(k));
    }
    return sum;
  }

  static double absoluteResidual(
      Network network, double[] hidden, Sample sample, double absoluteLabel) {
    double sum = absoluteLabel + Math.abs(sample.noise());
    for (int i = 0; i < hidden.length; i++) {
      sum += Math.abs(network.secondLayer().get(i)) * hidden[i];
    }
    return sum;
  }

  /** The norm of [W, a]. */
  static double size(Network network) {
    return Math.hypot(
        Norms.frobenius(network.firstLayer()), Norms.frobenius(network.secondLayer()));
  }
}

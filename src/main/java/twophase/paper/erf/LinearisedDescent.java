package twophase.paper.erf;

import java.util.function.LongToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A linearisation under gradient descent on the whole training set, in closed form: along an
 * eigenvector u of the tangent kernel with eigenvalue lambda, t steps take what f is off by, u . (f
 * - y), to r^t of its start, r = 1 - eta lambda/(n k). Labels that are drawn anew at each step,
 * with covariance C, add to the square of it, in the mean, (1 - r)^2 (1 + r^2 + ... + r^(2 (t -
 * 1))) u . C u, where their own mean is what is learned: each draw goes into f by a part of 1 - r
 * and is forgotten like all else.
 */
public final class LinearisedDescent {
  private final Examples data;
  private final DMatrixRMaj targets;
  private final DMatrixRMaj modes;
  private final double[] factors;
  private final DMatrixRMaj off;

  /**
   * From the network's start.
   *
   * @param eta step size, above 0
   */
  public LinearisedDescent(ErfNetwork start, Examples data, double eta) {
    this.data = data;
    ErfLinearisation linear = new ErfLinearisation(start, data, new Descent(eta, 0));
    int all = data.targets().getNumElements();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(all, true, true);
    if (!eigen.decompose(linear.kernel().copy())) {
      throw new IllegalStateException("the tangent kernel's eigenvalues were not found");
    }
    targets = DMatrixRMaj.wrap(all, 1, data.targets().data);
    DMatrixRMaj apart = DMatrixRMaj.wrap(all, 1, linear.outputs().copy().data);
    CommonOps_DDRM.subtractEquals(apart, targets);
    modes = new DMatrixRMaj(all, all);
    factors = new double[all];
    for (int k = 0; k < all; k++) {
      CommonOps_DDRM.insert(eigen.getEigenVector(k), modes, 0, k);
      factors[k] = 1 - eta * eigen.getEigenvalue(k).getReal() / all;
    }
    off = new DMatrixRMaj(all, 1);
    CommonOps_DDRM.multTransA(modes, apart, off);
  }

  /**
   * What labels that are drawn anew at each step add to the mean loss, after so many steps: the
   * noise alone, without what its mean does.
   *
   * @param noise its law
   * @param level of the noise
   */
  public LongToDoubleFunction noise(LabelNoise noise, double level) {
    double[] spread = spread(noise, level);
    return steps -> {
      double sum = 0;
      for (int j = 0; j < factors.length; j++) {
        double kept = factors[j] * factors[j];
        double draws = kept == 1 ? steps : (1 - StrictMath.pow(kept, steps)) / (1 - kept);
        sum += spread[j] * (1 - factors[j]) * (1 - factors[j]) * draws;
      }
      return sum / (2 * factors.length);
    };
  }

  /** u . C u for each eigenvector u; draws of different samples have nothing to do with another. */
  private double[] spread(LabelNoise noise, double level) {
    int k = data.outputs();
    double[] spread = new double[factors.length];
    for (int a = 0; a < data.size(); a++) {
      double[][] covariance = noise.covariance(level, data.targets(), a);
      for (int p = 0; p < k; p++) {
        for (int q = 0; q < k; q++) {
          for (int j = 0; j < spread.length; j++) {
            spread[j] += modes.get(a * k + p, j) * covariance[p][q] * modes.get(a * k + q, j);
          }
        }
      }
    }
    return spread;
  }

  /**
   * The loss after so many steps, without noise.
   *
   * @param steps at least 0
   */
  public double loss(long steps) {
    DMatrixRMaj left = off.copy();
    for (int k = 0; k < factors.length; k++) {
      left.data[k] *= StrictMath.pow(factors[k], steps);
    }
    DMatrixRMaj said = new DMatrixRMaj(factors.length, 1);
    CommonOps_DDRM.mult(modes, left, said);
    CommonOps_DDRM.addEquals(said, targets);
    return data.loss(said);
  }
}

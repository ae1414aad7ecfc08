package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A linearisation under gradient descent on the whole training set without noise, in closed form:
 * along an eigenvector u of the tangent kernel with eigenvalue lambda, t steps take what f is off
 * by, u . (f - y), to (1 - eta lambda/(n k))^t of its start.
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
   * The loss after so many steps.
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

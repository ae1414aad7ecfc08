package twophase.paper.theorems.descent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The eigenvalues of the inputs' second moments S, rounded ones below 0 taken as 0. */
final class Spectrum {
  private final double[] values;
  private final DMatrixRMaj[] directions;

  /**
   * Takes it apart.
   *
   * @param moments S, d x d, symmetric; not modified
   */
  Spectrum(DMatrixRMaj moments) {
    int d = moments.getNumRows();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(moments.copy())) {
      throw new IllegalStateException("the eigenvalues of S did not converge");
    }
    values = new double[d];
    directions = new DMatrixRMaj[d];
    for (int k = 0; k < d; k++) {
      values[k] = Math.max(0, eigen.getEigenvalue(k).getReal());
      directions[k] = eigen.getEigenVector(k);
    }
  }

  int dimension() {
    return values.length;
  }

  double value(int k) {
    return values[k];
  }

  /** The unit eigenvector, d x 1. */
  DMatrixRMaj direction(int k) {
    return directions[k];
  }

  double largest() {
    return Arrays.stream(values).max().orElse(0);
  }

  double smallest() {
    return Arrays.stream(values).min().orElse(0);
  }

  /**
   * The smallest one that is not 0.
   *
   * @param share below this share of the largest one it is 0 that was rounded
   */
  double smallestPositive(double share) {
    double least = share * largest();
    return Arrays.stream(values).filter(value -> !(value <= least)).min().orElse(0);
  }
}

package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Sizes of matrices, NaN where an entry is. EJML's own look for the largest entry by comparing, and
 * NaN is larger than nothing: to them a matrix of NaN alone has norm 0, and a run that diverged has
 * arrived. {@code ArchitectureTest} keeps everybody else away from them.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Norms {
  private Norms() {}

  /**
   * The Frobenius norm, the root of the sum of all squared entries; of a vector its length.
   *
   * @param matrix of any shape; not modified
   * @return at least 0; NaN where an entry is NaN or infinite
   */
  public static double frobenius(DMatrixRMaj matrix) {
    double norm = NormOps_DDRM.normF(matrix);
    return norm == 0 && MatrixFeatures_DDRM.hasNaN(matrix) ? Double.NaN : norm;
  }

  /**
   * The largest absolute value of an entry.
   *
   * @param matrix of any shape; not modified
   * @return at least 0; NaN where an entry is NaN
   */
  public static double largest(DMatrixRMaj matrix) {
    return MatrixFeatures_DDRM.hasNaN(matrix) ? Double.NaN : CommonOps_DDRM.elementMaxAbs(matrix);
  }
}

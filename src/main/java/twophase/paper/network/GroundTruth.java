package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.kit.random.RandomStream;

/**
 * The ground truth theta*, the linear map that labels the data: y is theta* . x. The paper states
 * no distribution for it; ours has a uniformly random direction and a given norm.
 *
 * @param map theta*, d x 1; not modified by anybody
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record GroundTruth(DMatrixRMaj map) {

  /**
   * A ground truth of that norm in a uniformly random direction.
   *
   * @param d input dimension, at least 1
   * @param norm norm of theta*, finite and at least 0; at 0 the direction is drawn all the same
   */
  public static GroundTruth draw(int d, double norm, RandomStream stream) {
    DMatrixRMaj direction = Gaussian.matrix(d, 1, 1, stream);
    double length = Norms.frobenius(direction);
    CommonOps_DDRM.scale(norm / length, direction);
    return new GroundTruth(direction);
  }

  /**
   * The clean label of an input.
   *
   * @param x input, d x 1
   */
  public double label(DMatrixRMaj x) {
    return VectorVectorMult_DDRM.innerProd(map, x);
  }
}

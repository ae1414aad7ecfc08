package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The noise-free loss of a linear map theta, (theta - theta*)^T S (theta - theta*) / 2, on a
 * training set (S = X^T X / n) or on all of N(0, I_d) (S = I).
 *
 * @param moments S, d x d, symmetric, the second moments of the inputs; not modified by anybody
 * @param truth theta*
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record QuadraticLoss(DMatrixRMaj moments, GroundTruth truth) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if S is not d x d
   */
  public QuadraticLoss {
    int d = truth.map().getNumRows();
    if (moments.getNumRows() != d || moments.getNumCols() != d) {
      throw new IllegalArgumentException("S must be " + d + " x " + d);
    }
  }

  /** The loss on a training set whose labels are theta*'s. */
  public static QuadraticLoss of(TrainingSet data, GroundTruth truth) {
    return new QuadraticLoss(data.moments(), truth);
  }

  /** The loss on inputs from N(0, I_d), the limit of a large training set. */
  public static QuadraticLoss population(GroundTruth truth) {
    return new QuadraticLoss(CommonOps_DDRM.identity(truth.map().getNumRows()), truth);
  }

  /** d, the dimension of an input. */
  public int inputDimension() {
    return moments.getNumRows();
  }

  /**
   * The gradient in theta, v = S (theta - theta*).
   *
   * @param theta linear map, d x 1, not modified
   * @return d x 1, new
   */
  public DMatrixRMaj gradient(DMatrixRMaj theta) {
    DMatrixRMaj error = theta.copy();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    DMatrixRMaj gradient = new DMatrixRMaj(inputDimension(), 1);
    CommonOps_DDRM.mult(moments, error, gradient);
    return gradient;
  }
}

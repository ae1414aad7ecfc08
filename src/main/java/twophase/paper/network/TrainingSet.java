package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;

/**
 * n samples with clean labels.
 *
 * @param inputs X, n x d, row-major; row k is the input x_k; not modified by anybody
 * @param labels y, n x 1, y_k = theta* . x_k
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record TrainingSet(DMatrixRMaj inputs, DMatrixRMaj labels) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there is no sample, or y is not n x 1
   */
  public TrainingSet {
    if (inputs.getNumRows() < 1 || inputs.getNumCols() < 1) {
      throw new IllegalArgumentException("a training set needs at least one sample");
    }
    if (labels.getNumRows() != inputs.getNumRows() || labels.getNumCols() != 1) {
      throw new IllegalArgumentException("y must have one entry for each row of X");
    }
  }

  /**
   * A training set with Gaussian inputs.
   *
   * @param n number of samples, at least 1
   */
  public static TrainingSet draw(int n, GroundTruth truth, RandomStream stream) {
    return draw(Inputs.Law.ISOTROPIC, n, truth, stream);
  }

  /**
   * A training set with inputs that are Gaussian or on the sphere.
   *
   * @param n number of samples, at least 1
   */
  static TrainingSet draw(Inputs.Law law, int n, GroundTruth truth, RandomStream stream) {
    int d = truth.map().getNumRows();
    DMatrixRMaj inputs = Gaussian.matrix(n, d, 1, stream);
    for (int k = 0; k < n; k++) {
      law.project(inputs.data, k * d, 1, d);
    }
    return labelled(inputs, truth);
  }

  /**
   * Inputs with their labels.
   *
   * @param inputs n x d, not modified by anybody
   */
  static TrainingSet labelled(DMatrixRMaj inputs, GroundTruth truth) {
    DMatrixRMaj labels = new DMatrixRMaj(inputs.getNumRows(), 1);
    CommonOps_DDRM.mult(inputs, truth.map(), labels);
    return new TrainingSet(inputs, labels);
  }

  /** n. */
  public int size() {
    return inputs.getNumRows();
  }

  /** Input x_k as a new d x 1 matrix. */
  public DMatrixRMaj input(int k) {
    DMatrixRMaj x = new DMatrixRMaj(inputs.getNumCols(), 1);
    System.arraycopy(inputs.data, k * inputs.getNumCols(), x.data, 0, inputs.getNumCols());
    return x;
  }

  /** The second moments S = X^T X / n, d x d, as a new matrix. */
  public DMatrixRMaj moments() {
    DMatrixRMaj moments = new DMatrixRMaj(inputs.getNumCols(), inputs.getNumCols());
    CommonOps_DDRM.multInner(inputs, moments);
    CommonOps_DDRM.divide(moments, size());
    return moments;
  }

  /** X^T y / n, d x 1, as a new matrix: S theta* where labels are theta*'s. */
  public DMatrixRMaj pull() {
    DMatrixRMaj pull = new DMatrixRMaj(inputs.getNumCols(), 1);
    CommonOps_DDRM.multTransA(1.0 / size(), inputs, labels, pull);
    return pull;
  }

  /**
   * The gradient of the training loss in theta: v = S (theta - theta*) = X^T (X theta - y) / n.
   *
   * @param theta linear map, d x 1, not modified
   * @return d x 1, new
   */
  public DMatrixRMaj lossGradient(DMatrixRMaj theta) {
    DMatrixRMaj residuals = new DMatrixRMaj(size(), 1);
    CommonOps_DDRM.mult(inputs, theta, residuals);
    CommonOps_DDRM.subtractEquals(residuals, labels);
    DMatrixRMaj gradient = new DMatrixRMaj(inputs.getNumCols(), 1);
    CommonOps_DDRM.multTransA(1.0 / size(), inputs, residuals, gradient);
    return gradient;
  }
}

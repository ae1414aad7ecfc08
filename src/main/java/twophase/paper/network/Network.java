package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A two-layer linear network of width m on inputs of dimension d.
 *
 * <p>f(x) = a . (W x) = theta . x with theta = W^T a.
 *
 * <p>The two matrices are the network's own storage, and whoever moves the network writes into
 * them; {@link #copy()} gives one that nobody else holds.
 *
 * @param firstLayer W, m x d, row-major; row i is the neuron w_i
 * @param secondLayer a, m x 1
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Network(DMatrixRMaj firstLayer, DMatrixRMaj secondLayer) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if W has no row or no column, or a is not m x 1
   */
  public Network {
    if (firstLayer.getNumRows() < 1 || firstLayer.getNumCols() < 1) {
      throw new IllegalArgumentException(
          "W must have at least one row and one column, not " + shape(firstLayer));
    }
    if (secondLayer.getNumRows() != firstLayer.getNumRows() || secondLayer.getNumCols() != 1) {
      throw new IllegalArgumentException(
          "a must be " + firstLayer.getNumRows() + " x 1, not " + shape(secondLayer));
    }
  }

  /** m, the number of neurons. */
  public int width() {
    return firstLayer.getNumRows();
  }

  /** d, the dimension of an input. */
  public int inputDimension() {
    return firstLayer.getNumCols();
  }

  /** theta = W^T a, d x 1: the linear map that the network computes, in a new matrix. */
  public DMatrixRMaj linearMap() {
    DMatrixRMaj theta = new DMatrixRMaj(inputDimension(), 1);
    CommonOps_DDRM.multTransA(firstLayer, secondLayer, theta);
    return theta;
  }

  /** Neuron w_i, 1 x d, in a new matrix. */
  public DMatrixRMaj neuron(int i) {
    return CommonOps_DDRM.extractRow(firstLayer, i, null);
  }

  /**
   * The Euclidean distance of neuron i of this network from neuron i of another.
   *
   * @param other a network of the same shape
   */
  public double neuronDistance(int i, Network other) {
    DMatrixRMaj difference = neuron(i);
    CommonOps_DDRM.subtractEquals(difference, other.neuron(i));
    return Norms.frobenius(difference);
  }

  /** Whether every weight is a number: neither infinite nor NaN. */
  public boolean isFinite() {
    return finite(firstLayer.data) && finite(secondLayer.data);
  }

  /** A number times 0 is 0, anything else is NaN, and so is its sum: no branch in the loop. */
  private static boolean finite(double[] numbers) {
    double even = 0;
    double odd = 0;
    int k = 0;
    for (; k + 1 < numbers.length; k += 2) {
      even += numbers[k] * 0;
      odd += numbers[k + 1] * 0;
    }
    if (k < numbers.length) {
      even += numbers[k] * 0;
    }
    return even + odd == 0;
  }

  /** A network of the same weights in storage of its own. */
  public Network copy() {
    return new Network(firstLayer.copy(), secondLayer.copy());
  }

  private static String shape(DMatrixRMaj matrix) {
    return matrix.getNumRows() + " x " + matrix.getNumCols();
  }
}

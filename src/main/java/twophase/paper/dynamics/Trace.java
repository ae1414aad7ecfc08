package twophase.paper.dynamics;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.network.GroundTruth;

/**
 * What a simulator says it drew in a free run: the j-th sample that was taken is input {@code
 * order[j]}, with {@code noise[j]} added to its label; step t took those from t B on, B of them.
 *
 * @param inputs the training set's X, n x d, row-major; where inputs are fresh, those of the steps,
 *     B steps x d; not modified by anybody
 * @param order a row of X for each sample; where inputs are fresh, 0, 1, 2, ...; not modified
 * @param noise eps of each sample as it was added, 0 where it was off; not modified
 * @param batch B, how many samples a step took, at least 1
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Trace(DMatrixRMaj inputs, int[] order, double[] noise, int batch) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are not as many entries of noise as of order, X has
   *     no such row, or the last batch is not full
   */
  public Trace {
    if (noise.length != order.length) {
      throw new IllegalArgumentException(
          "a trace needs one noise for each sample, not "
              + noise.length
              + " for "
              + order.length
              + " samples");
    }
    if (batch < 1 || order.length % batch > 0) {
      throw new IllegalArgumentException(
          "a trace of " + order.length + " samples is not one of batches of " + batch);
    }
    for (int k : order) {
      if (k < 0 || k >= inputs.getNumRows()) {
        throw new IllegalArgumentException(
            "a trace of " + inputs.getNumRows() + " inputs has no input " + k);
      }
    }
  }

  /**
   * A trace of one sample for each step.
   *
   * @param inputs as above
   * @param order as above
   * @param noise as above
   */
  public Trace(DMatrixRMaj inputs, int[] order, double[] noise) {
    this(inputs, order, noise, 1);
  }

  /** Number of steps. */
  public int steps() {
    return order.length / batch;
  }

  /**
   * The j-th sample that was taken, by step j / B; its label is computed anew.
   *
   * @param j in [0, B steps)
   */
  public Sample sample(int j, GroundTruth truth) {
    int d = inputs.getNumCols();
    DMatrixRMaj x = new DMatrixRMaj(d, 1);
    System.arraycopy(inputs.data, order[j] * d, x.data, 0, d);
    return new Sample(x, truth.label(x), noise[j]);
  }
}

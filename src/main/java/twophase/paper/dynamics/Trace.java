package twophase.paper.dynamics;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.network.GroundTruth;

/**
 * What a simulator says it drew in a free run: step t took input {@code order[t]}, and added {@code
 * noise[t]} to its label.
 *
 * @param inputs the training set's X, n x d, row-major; where inputs are fresh, those of the steps,
 *     steps x d; not modified by anybody
 * @param order a row of X for each step; where inputs are fresh, 0, 1, 2, ...; not modified
 * @param noise eps of each step as it was added, 0 where it was off; not modified
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Trace(DMatrixRMaj inputs, int[] order, double[] noise) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are not as many entries of noise as of order, or X
   *     has no such row
   */
  public Trace {
    if (noise.length != order.length) {
      throw new IllegalArgumentException(
          "a trace needs one noise for each step, not "
              + noise.length
              + " for "
              + order.length
              + " steps");
    }
    for (int k : order) {
      if (k < 0 || k >= inputs.getNumRows()) {
        throw new IllegalArgumentException(
            "a trace of " + inputs.getNumRows() + " inputs has no input " + k);
      }
    }
  }

  /** Number of steps. */
  public int steps() {
    return order.length;
  }

  /**
   * What step t saw, its label computed anew.
   *
   * @param t in [0, steps)
   */
  public Sample sample(int t, GroundTruth truth) {
    int d = inputs.getNumCols();
    DMatrixRMaj x = new DMatrixRMaj(d, 1);
    System.arraycopy(inputs.data, order[t] * d, x.data, 0, d);
    return new Sample(x, truth.label(x), noise[t]);
  }
}

package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;

/**
 * What one step sees.
 *
 * @param rows B samples, by their rows in the training set; not modified by anybody
 * @param labels B x k, noise included; not modified by anybody
 */
public record Batch(int[] rows, DMatrixRMaj labels) {

  /** The labels of a step become weights of gradients: 1/(B k) of what each output is off by. */
  double share() {
    return 1.0 / labels.getNumElements();
  }

  /**
   * Picks rows.
   *
   * @param from with as many columns as {@code into}
   * @param into B x columns, overwritten
   */
  void gather(DMatrixRMaj from, DMatrixRMaj into) {
    int columns = from.getNumCols();
    for (int b = 0; b < rows.length; b++) {
      System.arraycopy(from.data, rows[b] * columns, into.data, b * columns, columns);
    }
  }
}

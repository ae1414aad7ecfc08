package twophase.paper.network;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;

/** Matrices of independent normals. */
public final class Gaussian {
  private Gaussian() {}

  /**
   * A matrix with independent entries N(0, deviation^2), drawn row by row.
   *
   * @param rows at least 0
   * @param cols at least 0
   */
  public static DMatrixRMaj matrix(int rows, int cols, double deviation, RandomStream stream) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, cols);
    for (int k = 0; k < matrix.getNumElements(); k++) {
      matrix.data[k] = deviation * stream.gaussian();
    }
    return matrix;
  }
}

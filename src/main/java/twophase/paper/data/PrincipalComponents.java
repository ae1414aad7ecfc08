package twophase.paper.data;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The principal components of images: U and the singular values of X = U s V^T, centred. */
final class PrincipalComponents {
  /** Singular values below this part of the largest are rounding. */
  private static final double NOTHING = 1e-10;

  private final int size;
  private final int pixels;
  private final int rank;
  private final DMatrixRMaj left;
  private final double[] singular;

  PrincipalComponents(Images images) {
    size = images.size();
    pixels = images.pixels();
    DMatrixRMaj centred = images.inputs();
    DMatrixRMaj mean = CommonOps_DDRM.sumCols(centred, null);
    for (int k = 0; k < size; k++) {
      for (int j = 0; j < pixels; j++) {
        centred.data[k * pixels + j] -= mean.data[j] / size;
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(size, pixels, true, false, true);
    if (!svd.decompose(centred)) {
      throw new IllegalStateException("the principal components were not found");
    }
    left = svd.getU(null, false);
    singular = svd.getSingularValues();
    SingularOps_DDRM.descendingOrder(left, false, singular, singular.length, null, false);
    int found = 0;
    while (found < singular.length && singular[found] > NOTHING * singular[0]) {
      found++;
    }
    rank = found;
  }

  int size() {
    return size;
  }

  int pixels() {
    return pixels;
  }

  /** How many components are not zero. */
  int rank() {
    return rank;
  }

  /**
   * The leading components.
   *
   * @param count from 1 to the number of pixels; if white, to the rank
   * @param white whether each has second moment 1; else the second moments add up to their number
   * @return n x count, a new matrix
   */
  DMatrixRMaj leading(int count, boolean white) {
    int present = Math.min(count, rank);
    double energy = 0;
    for (int j = 0; j < present; j++) {
      energy += singular[j] * singular[j];
    }
    DMatrixRMaj inputs = new DMatrixRMaj(size, count);
    for (int j = 0; j < present; j++) {
      double scale = Math.sqrt(size) * (white ? 1 : singular[j] * Math.sqrt(count / energy));
      for (int k = 0; k < size; k++) {
        inputs.set(k, j, left.get(k, j) * scale);
      }
    }
    return inputs;
  }

  static double[] secondMoments(DMatrixRMaj inputs) {
    int d = inputs.getNumCols();
    double[] moments = new double[d];
    for (int at = 0; at < inputs.getNumElements(); at++) {
      moments[at % d] += inputs.data[at] * inputs.data[at] / inputs.getNumRows();
    }
    return moments;
  }

  static double[][] fourthMoments(DMatrixRMaj inputs) {
    int d = inputs.getNumCols();
    DMatrixRMaj squares = inputs.copy();
    for (int at = 0; at < squares.getNumElements(); at++) {
      squares.data[at] *= squares.data[at];
    }
    DMatrixRMaj moments = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multInner(squares, moments);
    CommonOps_DDRM.divide(moments, inputs.getNumRows());
    double[][] rows = new double[d][];
    for (int k = 0; k < d; k++) {
      rows[k] = Arrays.copyOfRange(moments.data, k * d, (k + 1) * d);
    }
    return rows;
  }
}

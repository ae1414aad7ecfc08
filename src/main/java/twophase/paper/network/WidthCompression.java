package twophase.paper.network;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * A network of width m as an orthonormal frame times a network of at most d + 1 neurons, its core.
 *
 * <p>Write M = [W, a], m x (d + 1), and Z(x) = [[0, x], [x^T, 0]]. A step of label-noise SGD is M
 * (I - eta r Z(x)), one of gradient descent M (I - eta Z(v)), one of SAM M (I - eta r' (I + b Z(x))
 * Z(x)): multiplications from the right, whose numbers r, v, r', b are functions of M^T M alone. So
 * with M(0) = Q N, Q^T Q = I, the run of M is Q times the run of N, for any width. The rule of the
 * oscillating second layer is not of this form.
 *
 * <p>The frame is the thin QR decomposition by Householder reflections (Golub and Van Loan,
 * <i>Matrix Computations</i>, 4th ed., 2013, section 5.2), chosen over the cheaper Cholesky factor
 * of M^T M because it stays orthonormal whatever the condition of M, rank-deficient M included. The
 * diagonal of N is made non-negative, which makes the decomposition unique for M of full rank. For
 * m below d + 1 nothing is to be gained: Q is the identity and the core is the network.
 *
 * @param frame Q, m x n with n = min(m, d + 1), row-major; not modified by anybody
 * @param core N as a network of n neurons; a copy of its own, which its owner may move
 */
public record WidthCompression(DMatrixRMaj frame, Network core) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if Q has not as many columns as the core has neurons
   */
  public WidthCompression {
    if (frame.getNumCols() != core.width()) {
      throw new IllegalArgumentException(
          "a frame of " + frame.getNumCols() + " columns for a core of " + core.width());
    }
  }

  /**
   * The decomposition of a network, which is not modified.
   *
   * @param network width m at least 1, input dimension d at least 1, finite
   * @throws IllegalArgumentException if a weight is infinite or NaN
   */
  public static WidthCompression of(Network network) {
    if (!network.isFinite()) {
      throw new IllegalArgumentException("only a network of finite weights can be compressed");
    }
    int m = network.width();
    if (m <= network.inputDimension()) {
      return new WidthCompression(CommonOps_DDRM.identity(m), network.copy());
    }
    QRDecomposition<DMatrixRMaj> qr = decomposed(joined(network));
    DMatrixRMaj frame = qr.getQ(null, true);
    DMatrixRMaj factor = qr.getR(null, true);
    makeDiagonalNonNegative(frame, factor);
    return new WidthCompression(frame, split(factor));
  }

  /** m, the width of the network that was compressed. */
  public int width() {
    return frame.getNumRows();
  }

  /**
   * Q N for any state N of the core, written into a network of width m.
   *
   * @param state a network of the core's shape, not modified
   * @param wide width m, same input dimension; overwritten
   */
  public void expand(Network state, Network wide) {
    CommonOps_DDRM.mult(frame, state.firstLayer(), wide.firstLayer());
    CommonOps_DDRM.mult(frame, state.secondLayer(), wide.secondLayer());
  }

  /** Q N for any state N of the core, as a new network of width m. */
  public Network expand(Network state) {
    Network wide =
        new Network(new DMatrixRMaj(width(), state.inputDimension()), new DMatrixRMaj(width(), 1));
    expand(state, wide);
    return wide;
  }

  /**
   * Q^T M for any network of width m, as a core of its own: the nearest network that {@link
   * #expand(Network)} can give back is Q Q^T M.
   *
   * @param wide width m, same input dimension; not modified
   */
  public Network project(Network wide) {
    DMatrixRMaj projected = new DMatrixRMaj(frame.getNumCols(), core.inputDimension() + 1);
    CommonOps_DDRM.multTransA(frame, joined(wide), projected);
    return split(projected);
  }

  /** [W, a], m x (d + 1), as a new matrix. */
  static DMatrixRMaj joined(Network network) {
    return CommonOps_DDRM.concatColumns(network.firstLayer(), network.secondLayer(), null);
  }

  /** The inverse of {@link #joined}. */
  static Network split(DMatrixRMaj joined) {
    int rows = joined.getNumRows();
    int d = joined.getNumCols() - 1;
    return new Network(
        CommonOps_DDRM.extract(joined, 0, rows, 0, d),
        CommonOps_DDRM.extract(joined, 0, rows, d, d + 1));
  }

  /** One matrix above the other, as a new matrix. */
  static DMatrixRMaj stacked(DMatrixRMaj top, DMatrixRMaj bottom) {
    DMatrixRMaj both = new DMatrixRMaj(1, 1);
    CommonOps_DDRM.concatRows(top, bottom, both);
    return both;
  }

  private static QRDecomposition<DMatrixRMaj> decomposed(DMatrixRMaj joined) {
    QRDecomposition<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qr(joined.getNumRows(), joined.getNumCols());
    // What it returns says whether a column vanished on the way. That is no failure here: the
    // reflection is then the identity, and Q R is still M.
    qr.decompose(joined);
    return qr;
  }

  /** Flips the sign of rows of R and of columns of Q: Q R stays what it is. */
  private static void makeDiagonalNonNegative(DMatrixRMaj frame, DMatrixRMaj factor) {
    for (int k = 0; k < factor.getNumRows(); k++) {
      if (factor.get(k, k) < 0) {
        CommonOps_DDRM.scaleRow(-1, factor, k);
        CommonOps_DDRM.scaleCol(-1, frame, k);
      }
    }
  }
}

package twophase.paper.network;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;

/**
 * The compressed start of a network of any width, beyond memory too, drawn without its neurons.
 *
 * <p>[W(0), a(0)] of {@link NtkInitialisation} is G D with G an m x (d + 1) matrix of standard
 * normals and D the column scales, 1/sqrt(d) for W and 1/sqrt(m) for a. The triangular factor of G
 * has independent entries: chi with m - j degrees of freedom at place (j, j), j from 0, and
 * standard normals above the diagonal (Bartlett's decomposition of the Wishart matrix G^T G; M. L.
 * Eaton, <i>Multivariate Statistics</i>, 2007, section 8.3). So the core has exactly the law of the
 * compressed start, at O(d^2) time and memory for any m.
 *
 * @param core N(0), min(m, d + 1) neurons; its owner may move it
 * @param tracked q_1 .. q_k, k x n: tracked neuron i with its weight is q_i N(t) at every t; k may
 *     be 0
 */
public record WideStart(Network core, DMatrixRMaj tracked) {

  /**
   * A start of which no neuron is tracked.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @throws IllegalArgumentException if m or d is below 1
   */
  public static WideStart draw(long m, int d, RandomStream stream) {
    return draw(m, d, 0, stream);
  }

  /**
   * A start with k tracked neurons, jointly with them exactly distributed: their rows are drawn,
   * the other m - k neurons as a triangular factor, and both are stacked and decomposed again.
   * Where fewer than d + 1 neurons would be left, all are drawn. O((k + d) d^2) time.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param k number of tracked neurons, 0 to m
   * @throws IllegalArgumentException if a number is out of range
   */
  public static WideStart draw(long m, int d, int k, RandomStream stream) {
    if (m < 1 || d < 1 || k < 0 || k > m) {
      throw new IllegalArgumentException(
          "needs m >= 1, d >= 1 and 0 <= k <= m, not m = " + m + ", d = " + d + ", k = " + k);
    }
    boolean all = m - k <= d;
    DMatrixRMaj stacked = Gaussian.matrix(all ? (int) m : k, d + 1, 1, stream);
    if (!all) {
      stacked = WidthCompression.stacked(stacked, triangle(m - k, d + 1, stream));
    }
    scaleColumns(stacked, m);
    Network rows = WidthCompression.split(stacked);
    return k == 0 && !all ? untracked(rows) : tracked(WidthCompression.of(rows), k);
  }

  private static WideStart untracked(Network core) {
    return new WideStart(core, new DMatrixRMaj(0, core.width()));
  }

  private static WideStart tracked(WidthCompression compression, int k) {
    if (k == 0) {
      return untracked(compression.core());
    }
    DMatrixRMaj frame = compression.frame();
    return new WideStart(
        compression.core(), CommonOps_DDRM.extract(frame, 0, k, 0, frame.getNumCols()));
  }

  /** The law of the triangular factor of `freedom` rows of standard normals. */
  private static DMatrixRMaj triangle(long freedom, int columns, RandomStream stream) {
    DMatrixRMaj triangle = new DMatrixRMaj(columns, columns);
    for (int j = 0; j < columns; j++) {
      triangle.set(j, j, Math.sqrt(ChiSquare.draw(freedom - j, stream)));
      for (int c = j + 1; c < columns; c++) {
        triangle.set(j, c, stream.gaussian());
      }
    }
    return triangle;
  }

  /** Standard normals become the start of eq. 5 in place: the last column is a's. */
  private static void scaleColumns(DMatrixRMaj joined, long m) {
    int d = joined.getNumCols() - 1;
    for (int c = 0; c < d; c++) {
      CommonOps_DDRM.scaleCol(1 / Math.sqrt(d), joined, c);
    }
    CommonOps_DDRM.scaleCol(1 / Math.sqrt(m), joined, d);
  }

  /**
   * The tracked neurons at a state of the core, as a network of k neurons.
   *
   * @param state N(t), not modified
   * @throws IllegalArgumentException if no neuron is tracked
   */
  public Network neurons(Network state) {
    return new WidthCompression(tracked, state).expand(state);
  }
}

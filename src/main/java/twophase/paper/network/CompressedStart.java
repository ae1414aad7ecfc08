package twophase.paper.network;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The start M(0) = [W, a] of a free run of width m, and its core: the triangular factor R of M(0).
 * While the core goes from R to N(t), the network goes from M(0) to M(0) R^-1 N(t), and so each
 * neuron is read back from its own start.
 *
 * <p>Where the start allows it, R is the Cholesky factor of the Gram matrix M(0)^T M(0), which
 * takes one walk over the neurons where Householder's reflections take many. What matters is how
 * far the frame F = M(0) R^-1 is from orthonormal columns. Entry (i, j) of the Gram matrix errs by
 * at most gamma(m) times the norms of columns i and j, and the factorisation by gamma(n + 1) times
 * them (N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd edition, 2002,
 * section 3.1 and theorem 10.3), n = d + 1, so that with R_s = R over the columns' norms
 *
 * <pre>   norm(F^T F - I) &lt;= n (gamma(m) + gamma(n + 1)) / smallest singular value of R_s ^2.
 * </pre>
 *
 * The columns of R_s have norm 1, so the squares of its singular values add up to n, and that of
 * the smallest is bounded through Frobenius norms: 1/s^2 &lt;= normF(R_s^-1)^2 - (n - 1)^2 / n. The
 * way by Cholesky is taken for m &gt;= 4 n and 1/s^2 &lt;= 4: the frame then errs by at most 6 n m
 * u, which is less than sqrt(n) gamma(5 m n), what is known of Householder's reflections with a
 * constant of 5 (theorem 19.4 there). Elsewhere the reflections are taken ({@link
 * WidthCompression}).
 */
public final class CompressedStart {
  private static final int LEAST_ROWS_A_COLUMN = 4;
  private static final double LARGEST_INVERSE_SQUARE = 4;

  private final Network start;
  private final Network core;
  private final Optional<WidthCompression> reflected;

  /**
   * The columns of W, none before neurons are read back. Each has storage of its own: loops over
   * such are vectorised, and take a third of the time of loops over the rows of W^T.
   */
  private DMatrixRMaj[] columns = {};

  private CompressedStart(Network start, Network core, Optional<WidthCompression> reflected) {
    this.start = start;
    this.core = core;
    this.reflected = reflected;
  }

  /**
   * A start with its core.
   *
   * @param start width m and input dimension d, finite; kept, and not modified by anybody from now
   *     on
   * @throws IllegalArgumentException if a weight is infinite or NaN
   */
  public static CompressedStart of(Network start) {
    if (start.width() >= LEAST_ROWS_A_COLUMN * (start.inputDimension() + 1)) {
      Optional<DMatrixRMaj> factor = factor(gram(start));
      if (factor.isPresent()) {
        return new CompressedStart(start, WidthCompression.split(factor.get()), Optional.empty());
      }
    }
    WidthCompression reflected = WidthCompression.of(start);
    return new CompressedStart(start, reflected.core(), Optional.of(reflected));
  }

  /** M^T M, (d + 1) x (d + 1). */
  private static DMatrixRMaj gram(Network start) {
    int d = start.inputDimension();
    DMatrixRMaj w = start.firstLayer();
    DMatrixRMaj a = start.secondLayer();
    DMatrixRMaj gram = new DMatrixRMaj(d + 1, d + 1);
    DMatrixRMaj inner = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multInner(w, inner);
    CommonOps_DDRM.insert(inner, gram, 0, 0);
    DMatrixRMaj theta = start.linearMap();
    double length = Norms.frobenius(a);
    for (int k = 0; k < d; k++) {
      gram.set(k, d, theta.get(k));
      gram.set(d, k, theta.get(k));
    }
    gram.set(d, d, length * length);
    return gram;
  }

  /** The upper triangular factor of a Gram matrix; nothing where it is not good enough. */
  private static Optional<DMatrixRMaj> factor(DMatrixRMaj gram) {
    int n = gram.getNumRows();
    double[] norms = new double[n];
    for (int k = 0; k < n; k++) {
      norms[k] = Math.sqrt(gram.get(k, k));
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, false);
    // NaN and infinity too end here or in the comparison below.
    if (!cholesky.decompose(gram)) {
      return Optional.empty();
    }
    DMatrixRMaj factor = cholesky.getT(null);
    DMatrixRMaj inverse = CommonOps_DDRM.identity(n);
    TriangularSolver_DDRM.solveU(factor.data, 0, n, n, inverse.data, 0, n, n);
    double squares = 0;
    for (int row = 0; row < n; row++) {
      for (int column = row; column < n; column++) {
        double scaled = norms[row] * inverse.get(row, column);
        squares += scaled * scaled;
      }
    }
    double inverseSquare = squares - (n - 1.0) * (n - 1) / n;
    return inverseSquare <= LARGEST_INVERSE_SQUARE ? Optional.of(factor) : Optional.empty();
  }

  /** N(0), min(m, d + 1) neurons; a copy of its own, which its owner may move. */
  public Network core() {
    return core.copy();
  }

  /** M(0); not to be modified. */
  public Network start() {
    return start;
  }

  /**
   * Reads all neurons back at a state of the core.
   *
   * @param state N(t), not modified
   * @param wide width m, same input dimension; overwritten
   */
  public void show(Network state, Network wide) {
    if (reflected.isPresent()) {
      reflected.get().expand(state, wide);
      return;
    }
    int d = start.inputDimension();
    int n = d + 1;
    DMatrixRMaj map = WidthCompression.joined(state);
    TriangularSolver_DDRM.solveU(WidthCompression.joined(core).data, 0, n, n, map.data, 0, n, n);
    if (columns.length == 0) {
      columns = CommonOps_DDRM.columnsToVector(start.firstLayer(), null);
    }
    double[] moved = new double[start.width()];
    for (int c = 0; c < d; c++) {
      move(map, c, moved);
      for (int i = 0; i < moved.length; i++) {
        wide.firstLayer().data[i * d + c] = moved[i];
      }
    }
    move(map, d, wide.secondLayer().data);
  }

  /**
   * Column c of M(0) P: each sum runs over the columns of M(0), the last one first. All neurons go
   * through one column after the other, in loops as long as the network is wide.
   */
  private void move(DMatrixRMaj map, int c, double[] moved) {
    int d = start.inputDimension();
    double[] a = start.secondLayer().data;
    double last = map.get(d, c);
    for (int i = 0; i < moved.length; i++) {
      moved[i] = a[i] * last;
    }
    for (int k = 0; k < d; k++) {
      double[] column = columns[k].data;
      double factor = map.get(k, c);
      for (int i = 0; i < moved.length; i++) {
        moved[i] = Math.fma(column[i], factor, moved[i]);
      }
    }
  }
}

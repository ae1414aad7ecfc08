package twophase.paper.network;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import twophase.kit.number.ChiSquareRatio;
import twophase.kit.number.Interval;

/**
 * Questions about all neurons of a network of any width, answered by the run of its core alone.
 *
 * <p>The start is M(0) = F N(0) with a frame F that is uniform among the m x n matrices with
 * orthonormal columns, n = d + 1, and independent of N(0) ({@link WideStart}). What moves the
 * network sees the core alone, so that given everything that a run drew the frame is still uniform.
 * At each time the network is F N(t); whether a neuron has some quadratic property is a question
 * about its row q of F, and has a chance.
 *
 * <p><b>One neuron.</b> q is distributed as the first n coordinates of a uniform point of the unit
 * sphere in m dimensions, and a quadratic form of it against its length is a {@link
 * ChiSquareRatio}.
 *
 * <p><b>Some neuron.</b> Rows are exchangeable, not independent. Let p_k be the chance that k given
 * rows all have the property, and g the same of one row of independent N(0, 1/m) entries. The k
 * rows have the density (M. L. Eaton, <i>Multivariate Statistics</i>, 2007, section 7.3) of which,
 * over that of independent normals, with Z the rows times sqrt(m), s the eigenvalues of Z Z^T / m
 * and r = n + k + 1,
 *
 * <pre>
 *   f/phi = C_k exp( sum over s of (m s + (m - r) ln(1 - s)) / 2 ),
 *   C_k   = (2/m)^(k n/2) prod_(i=1..k) Gamma((m-i+1)/2) / Gamma((m-n-i+1)/2)</pre>
 *
 * is at most U_k = C_k exp(min(k, n) (r + (m - r) ln(1 - r/m)) / 2), its value at s = r/m, and at
 * least C_k exp(-T^2 / (4 m (1 - T/m))) where the trace of Z Z^T is at most T. Hence p_k &lt;= U_k
 * g^k, and p_k &gt;= L_k g^k where the property bounds all of a row but one direction: then T is at
 * most k times that bound plus a chi-square with k degrees of freedom, which exceeds k + 2 sqrt(k
 * y) + 2 y with a chance of at most e^-y (B. Laurent and P. Massart, Annals of Statistics 28,
 * 2000). The chance that some of m' neurons have the property lies between any two neighbouring
 * partial sums of S_1 - S_2 + S_3 - ..., S_k = binomial(m', k) p_k (C. E. Bonferroni), for any m'
 * up to m.
 */
public final class NeuronChances {
  /** Relative to the largest one, what eigenvalues may err by. */
  private static final double EIGENVALUES = 1e-13;

  /**
   * Relative to the squared radius: moves in directions of smaller weights are no more than that,
   * and a sum with weights far apart has a long series.
   */
  private static final double FLOOR = 1e-3;

  /** Degrees of freedom at which rows are normal. */
  private static final double NORMAL = 1e100;

  private static final double LARGEST_EXCESS = 40;
  private static final double MOST_EXPECTED = 4;
  private static final int MOST_ROWS = 40;
  private static final double NEGLIGIBLE = 1e-15;

  private final double m;
  private final int n;
  private final Network start;
  private final double[] logConstants;

  /**
   * The neurons of a start.
   *
   * @param m width, at least 2 (d + 1); of any size
   * @param start N(0), d + 1 neurons; not modified by anybody from now on
   * @throws IllegalArgumentException if the network is no core, or not of that width
   */
  public NeuronChances(double m, Network start) {
    this.m = m;
    this.n = start.inputDimension() + 1;
    this.start = start;
    if (start.width() != n || !(m >= 2 * n && m < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "needs a core of %d neurons and a width of at least %d, not %d and %s"
              .formatted(n, 2 * n, start.width(), m));
    }
    logConstants = logConstants();
  }

  /**
   * The chance that a given neuron is at most that far from its start, as a natural logarithm.
   *
   * @param state N(t), not modified
   * @param radius above 0
   */
  public Interval logWithin(Network state, double radius) {
    return new Moves(state, radius).logWithin(m);
  }

  /**
   * The chance that some neuron is at most that far from its start.
   *
   * @param state N(t), not modified
   * @param radius above 0
   */
  public Interval someWithin(Network state, double radius) {
    Moves moves = new Moves(state, radius);
    return some(moves.logWithin(m), moves.logWithin(NORMAL), moves.reach());
  }

  /**
   * The chance that some neuron is farther than that from its start.
   *
   * @param state N(t), not modified
   * @param radius above 0
   */
  public Interval someBeyond(Network state, double radius) {
    Moves moves = new Moves(state, radius);
    return some(moves.logBeyond(m), moves.logBeyond(NORMAL), Double.POSITIVE_INFINITY);
  }

  /**
   * The chance that some neuron has a second-layer weight above that many times its norm, |a_i|
   * &gt; slope norm(w_i).
   *
   * @param state N(t), not modified
   * @param slope above 0
   */
  public Interval someSteeper(Network state, double slope) {
    DMatrixRMaj form = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(state.firstLayer(), state.firstLayer(), form);
    CommonOps_DDRM.scale(-slope * slope, form);
    CommonOps_DDRM.multAddTransB(state.secondLayer(), state.secondLayer(), form);
    double[] eigenvalues = eigenvalues(form);
    double doubt = EIGENVALUES * Arrays.stream(eigenvalues).map(Math::abs).max().orElseThrow();
    double above = eigenvalues[n - 1];
    if (above <= doubt) {
      return Interval.of(0, above <= -doubt ? 0 : 1);
    }
    // One row's length plays no part, so that it is a ratio of normals at any width.
    Interval one =
        Interval.of(
            cone(eigenvalues, above - doubt, doubt).low(),
            cone(eigenvalues, above + doubt, -doubt).high());
    return some(one, one, Double.POSITIVE_INFINITY);
  }

  private static Interval cone(double[] eigenvalues, double above, double doubt) {
    double[] below =
        Arrays.stream(eigenvalues, 0, eigenvalues.length - 1)
            .map(value -> -value + doubt)
            .filter(value -> value > 0)
            .toArray();
    return below.length == 0
        ? Interval.of(Double.NEGATIVE_INFINITY, 0)
        : new ChiSquareRatio(below, above, 1).logBelow();
  }

  /** Ascending. */
  private static double[] eigenvalues(DMatrixRMaj symmetric) {
    int size = symmetric.getNumRows();
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(size, false, true);
    if (!decomposition.decompose(symmetric)) {
      throw new IllegalStateException("the eigenvalues of a form could not be found");
    }
    double[] values = new double[size];
    for (int k = 0; k < size; k++) {
      values[k] = decomposition.getEigenvalue(k).getReal();
    }
    Arrays.sort(values);
    return values;
  }

  /** How far neurons have moved: norm2(w_i(t) - w_i(0)) = q D D^T q^T, D = W(t) - W(0) of cores. */
  private final class Moves {
    private final double radius2;
    private final double[] squares;
    private final double doubt;

    Moves(Network state, double radius) {
      radius2 = radius * radius;
      DMatrixRMaj moved = state.firstLayer().copy();
      CommonOps_DDRM.subtractEquals(moved, start.firstLayer());
      DMatrixRMaj form = new DMatrixRMaj(n - 1, n - 1);
      CommonOps_DDRM.multInner(moved, form);
      squares = eigenvalues(form);
      doubt = EIGENVALUES * Math.max(squares[n - 2], 0);
    }

    /**
     * The weights of the directions, none below a floor: a smaller one is raised to it where moves
     * may be overestimated, and left out where they may not. Directions in which even a whole unit
     * stays within the radius are left out.
     */
    private double[] weights(double shift, double taken, boolean far) {
      double floor = FLOOR * m * radius2;
      return Arrays.stream(squares)
          .map(square -> square + shift - taken)
          .filter(weight -> weight > (far ? 0 : floor))
          .map(weight -> Math.max(weight, floor))
          .toArray();
    }

    /** For rows of a frame of that many rows, or for normal ones. */
    Interval logWithin(double rows) {
      return Interval.of(ratio(rows, doubt, true, false), ratio(rows, -doubt, false, false));
    }

    Interval logBeyond(double rows) {
      return Interval.of(ratio(rows, -doubt, false, true), ratio(rows, doubt, true, true));
    }

    private double ratio(double rows, double shift, boolean far, boolean beyond) {
      boolean normal = rows == NORMAL;
      double[] weights = weights(shift, normal ? 0 : radius2, far);
      if (weights.length == 0) {
        return beyond ? Double.NEGATIVE_INFINITY : 0;
      }
      double freedom = normal ? NORMAL : rows - (far ? n : weights.length);
      double rho = normal ? m * radius2 / NORMAL : radius2;
      ChiSquareRatio ratio = new ChiSquareRatio(weights, rho, freedom);
      Interval log = beyond ? ratio.logAbove() : ratio.logBelow();
      return far == beyond ? log.high() : log.low();
    }

    /** A bound on the squared length of Z's row, but for one direction, if it is within. */
    double reach() {
      double least = squares[0] - doubt;
      return least > 0 ? m * radius2 / least : Double.POSITIVE_INFINITY;
    }
  }

  /**
   * The chance that some neuron has a property.
   *
   * @param logOne of the chance that a given one has it
   * @param logNormal of the same for a normal row
   * @param reach bound on the squared length of a row that has it, but for one direction
   */
  private Interval some(Interval logOne, Interval logNormal, double reach) {
    double expected = m * StrictMath.exp(logOne.high());
    // S_1 - S_2 is largest where one is expected; more terms need p_k from below, too.
    double most = reach < Double.POSITIVE_INFINITY ? MOST_EXPECTED : 1;
    double rows = expected > most ? Math.max(1, Math.floor(m * most / expected)) : m;
    double low = StrictMath.exp(logOne.low());
    double high = 1;
    double lowSum = 0;
    double highSum = 0;
    double logBinomial = 0;
    for (int k = 1; k < logConstants.length && k <= rows; k++) {
      logBinomial += StrictMath.log((rows - k + 1) / k);
      double least = k == 1 ? logOne.low() : logLeastDensity(k, reach) + k * logNormal.low();
      double largest = k == 1 ? logOne.high() : logLargestDensity(k) + k * logNormal.high();
      double sumLeast = StrictMath.exp(logBinomial + least);
      double sumMost = StrictMath.exp(logBinomial + largest);
      if (k % 2 == 1) {
        lowSum += sumLeast;
        highSum += sumMost;
        high = rows < m ? high : Math.min(high, highSum);
      } else {
        lowSum -= sumMost;
        highSum -= sumLeast;
        low = Math.max(low, lowSum);
      }
      if (sumMost < NEGLIGIBLE * low) {
        break;
      }
    }
    return Interval.of(Math.min(low, high), high);
  }

  /** ln C_k for k = 0, 1, ..., as far as there are rows. */
  private double[] logConstants() {
    int rows = (int) Math.min(MOST_ROWS, m - n - 1);
    double[] logs = new double[rows + 1];
    for (int k = 1; k <= rows; k++) {
      double below = (m - n - k + 1) / 2;
      double ratio = Gamma.logGamma(0.5 * n) - Beta.logBeta(below, 0.5 * n);
      logs[k] = logs[k - 1] + 0.5 * n * StrictMath.log(2 / m) + ratio;
    }
    return logs;
  }

  /** ln U_k. */
  private double logLargestDensity(int k) {
    double r = n + k + 1;
    if (!(r < m)) {
      return Double.POSITIVE_INFINITY;
    }
    return logConstants[k] + 0.5 * Math.min(k, n) * (r + (m - r) * StrictMath.log1p(-r / m));
  }

  /** ln L_k: the largest over some chances e^-y of an excess. */
  private double logLeastDensity(int k, double reach) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double y = 2; y <= LARGEST_EXCESS; y *= 1.2) {
      double trace = k * reach + k + 2 * Math.sqrt(k * y) + 2 * y;
      if (trace < m) {
        largest =
            Math.max(
                largest,
                StrictMath.log1p(-StrictMath.exp(-y)) - trace * trace / (4 * m * (1 - trace / m)));
      }
    }
    return logConstants[k] + largest;
  }
}

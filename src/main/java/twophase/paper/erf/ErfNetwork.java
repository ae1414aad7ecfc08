package twophase.paper.erf;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;
import twophase.paper.network.Gaussian;
import twophase.paper.network.Norms;

/**
 * A network f(x) = c2 W2 erf(c1 W1 x + b1) + b2 with the factors of its {@link Parameterisation}.
 *
 * @param how where its widths come in
 * @param first W1, m x D
 * @param firstBias b1, 1 x m
 * @param second W2, k x m
 * @param secondBias b2, 1 x k
 */
public record ErfNetwork(
    Parameterisation how,
    DMatrixRMaj first,
    DMatrixRMaj firstBias,
    DMatrixRMaj second,
    DMatrixRMaj secondBias) {

  /**
   * A network at its start.
   *
   * @param m neurons, at least 1
   * @param inputs D, at least 1
   * @param k outputs, at least 1
   */
  public static ErfNetwork draw(
      Parameterisation how, int m, int inputs, int k, RandomStream stream) {
    return new ErfNetwork(
        how,
        Gaussian.matrix(m, inputs, how.deviation(inputs), stream),
        Gaussian.matrix(1, m, 1, stream),
        Gaussian.matrix(k, m, how.deviation(m), stream),
        Gaussian.matrix(1, k, 1, stream));
  }

  /** The same numbers in matrices of its own. */
  ErfNetwork copy() {
    return new ErfNetwork(how, first.copy(), firstBias.copy(), second.copy(), secondBias.copy());
  }

  /** m. */
  public int width() {
    return first.getNumRows();
  }

  /** D. */
  public int inputs() {
    return first.getNumCols();
  }

  /** k. */
  public int outputs() {
    return second.getNumRows();
  }

  /** c1. */
  double firstFactor() {
    return how.factor(inputs());
  }

  /** c2. */
  double secondFactor() {
    return how.factor(width());
  }

  /** Norm of all of W1. */
  public double firstNorm() {
    return Norms.frobenius(first);
  }

  /** Norm of all of W2. */
  public double secondNorm() {
    return Norms.frobenius(second);
  }

  /**
   * What it says.
   *
   * @param x B inputs, B x D
   * @return B x k, new
   */
  public DMatrixRMaj outputs(DMatrixRMaj x) {
    DMatrixRMaj z = new DMatrixRMaj(x.getNumRows(), width());
    CommonOps_DDRM.multTransB(firstFactor(), x, first, z);
    addToRows(z, firstBias);
    return said(erf(z));
  }

  /**
   * What it says where its neurons give h.
   *
   * @param h B x m; not modified
   * @return B x k, new
   */
  DMatrixRMaj said(DMatrixRMaj h) {
    DMatrixRMaj said = new DMatrixRMaj(h.getNumRows(), outputs());
    CommonOps_DDRM.multTransB(secondFactor(), h, second, said);
    addToRows(said, secondBias);
    return said;
  }

  /** erf of each entry, new. */
  static DMatrixRMaj erf(DMatrixRMaj z) {
    DMatrixRMaj erf = new DMatrixRMaj(z.getNumRows(), z.getNumCols());
    for (int e = 0; e < z.getNumElements(); e++) {
      erf.data[e] = Erf.erf(z.data[e]);
    }
    return erf;
  }

  /** The slope of erf at each entry, 2/sqrt(pi) exp(-z^2), new. */
  static DMatrixRMaj slope(DMatrixRMaj z) {
    DMatrixRMaj slope = new DMatrixRMaj(z.getNumRows(), z.getNumCols());
    for (int e = 0; e < z.getNumElements(); e++) {
      slope.data[e] = 2 / Math.sqrt(Math.PI) * StrictMath.exp(-z.data[e] * z.data[e]);
    }
    return slope;
  }

  /** Adds a row to each row. */
  static void addToRows(DMatrixRMaj matrix, DMatrixRMaj row) {
    for (int i = 0; i < matrix.getNumRows(); i++) {
      for (int j = 0; j < matrix.getNumCols(); j++) {
        matrix.data[i * matrix.getNumCols() + j] += row.data[j];
      }
    }
  }

  /**
   * The network without the smallest of its weights, biases kept.
   *
   * @param kept the share of the weights of both layers that stay, from 0 to 1: the largest by what
   *     they contribute, that is by their layer's factor times their size
   */
  public ErfNetwork pruned(double kept) {
    double[] sizes = new double[first.getNumElements() + second.getNumElements()];
    for (int e = 0; e < first.getNumElements(); e++) {
      sizes[e] = Math.abs(firstFactor() * first.data[e]);
    }
    for (int e = 0; e < second.getNumElements(); e++) {
      sizes[first.getNumElements() + e] = Math.abs(secondFactor() * second.data[e]);
    }
    Arrays.sort(sizes);
    int dropped = (int) Math.round((1 - kept) * sizes.length);
    double least = dropped == sizes.length ? Double.POSITIVE_INFINITY : sizes[dropped];
    ErfNetwork pruned = copy();
    drop(pruned.first, least / firstFactor());
    drop(pruned.second, least / secondFactor());
    return pruned;
  }

  private static void drop(DMatrixRMaj weights, double least) {
    for (int e = 0; e < weights.getNumElements(); e++) {
      weights.data[e] = Math.abs(weights.data[e]) < least ? 0 : weights.data[e];
    }
  }
}

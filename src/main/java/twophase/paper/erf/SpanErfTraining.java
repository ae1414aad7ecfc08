package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * Training at a cost that does not depend on D. A first-layer gradient is a combination of the n
 * training inputs, so that W1 = W1(0) + C^T X with C n x m, exactly; and neurons see inputs through
 * X W1^T = X W1(0)^T + G C alone, G = X X^T. O(B n m) for a step.
 */
public final class SpanErfTraining implements Trained {
  private final Examples data;
  private final Descent descent;
  private final ErfNetwork start;
  private final double firstFactor;

  /** X W1(0)^T, n x m, and X X^T, n x n. */
  private final DMatrixRMaj seen;

  private final DMatrixRMaj gram;

  /** C, n x m. */
  private final DMatrixRMaj span;

  /** b1, W2 and b2 as they are now; its first layer is the start's. */
  private final ErfNetwork rest;

  /**
   * Training from a start.
   *
   * @param start not modified
   */
  public SpanErfTraining(ErfNetwork start, Examples data, Descent descent) {
    this.start = start;
    this.data = data;
    this.descent = descent;
    firstFactor = start.firstFactor();
    int n = data.size();
    seen = new DMatrixRMaj(n, start.width());
    CommonOps_DDRM.multTransB(data.inputs(), start.first(), seen);
    gram = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(data.inputs(), data.inputs(), gram);
    span = new DMatrixRMaj(n, start.width());
    rest =
        new ErfNetwork(
            start.how(),
            start.first(),
            start.firstBias().copy(),
            start.second().copy(),
            start.secondBias().copy());
  }

  /**
   * Gradients of a batch's loss.
   *
   * @param neurons D, B x m: W1's gradient is c1 D^T X, b1's 1^T D
   * @param firstBias 1 x m
   * @param second k x m
   * @param secondBias 1 x k
   */
  private record Gradient(
      DMatrixRMaj neurons, DMatrixRMaj firstBias, DMatrixRMaj second, DMatrixRMaj secondBias) {}

  @Override
  public void step(Batch batch) {
    DMatrixRMaj z = preactivations(batch);
    Gradient gradient = gradient(rest, z, batch);
    if (descent.radius() > 0) {
      gradient = moved(gradient, z, batch);
    }
    double eta = descent.eta();
    int m = start.width();
    for (int b = 0; b < batch.rows().length; b++) {
      int row = batch.rows()[b] * m;
      for (int i = 0; i < m; i++) {
        span.data[row + i] -= eta * firstFactor * gradient.neurons().data[b * m + i];
      }
    }
    CommonOps_DDRM.addEquals(rest.firstBias(), -eta, gradient.firstBias());
    CommonOps_DDRM.addEquals(rest.second(), -eta, gradient.second());
    CommonOps_DDRM.addEquals(rest.secondBias(), -eta, gradient.secondBias());
  }

  /** SAM's gradient: that where the parameters are moved along this one. */
  private Gradient moved(Gradient along, DMatrixRMaj z, Batch batch) {
    DMatrixRMaj among = among(batch);
    DMatrixRMaj through = new DMatrixRMaj(z.getNumRows(), z.getNumCols());
    CommonOps_DDRM.mult(firstFactor * firstFactor, among, along.neurons(), through);
    double norm2 =
        VectorVectorMult_DDRM.innerProd(through, along.neurons())
            + norm2(along.firstBias())
            + norm2(along.second())
            + norm2(along.secondBias());
    double reach = descent.reach(norm2);
    ErfNetwork moved =
        new ErfNetwork(
            start.how(),
            start.first(),
            rest.firstBias(),
            plus(rest.second(), reach, along.second()),
            plus(rest.secondBias(), reach, along.secondBias()));
    ErfNetwork.addToRows(through, along.firstBias());
    return gradient(moved, plus(z, reach, through), batch);
  }

  private static double norm2(DMatrixRMaj matrix) {
    return VectorVectorMult_DDRM.innerProd(matrix, matrix);
  }

  private static DMatrixRMaj plus(DMatrixRMaj a, double factor, DMatrixRMaj b) {
    DMatrixRMaj sum = new DMatrixRMaj(a.getNumRows(), a.getNumCols());
    CommonOps_DDRM.add(a, factor, b, sum);
    return sum;
  }

  /** X_B X_B^T of the batch's inputs, B x B. */
  private DMatrixRMaj among(Batch batch) {
    int size = batch.rows().length;
    DMatrixRMaj among = new DMatrixRMaj(size, size);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        among.set(a, b, gram.get(batch.rows()[a], batch.rows()[b]));
      }
    }
    return among;
  }

  private static Gradient gradient(ErfNetwork at, DMatrixRMaj z, Batch batch) {
    DMatrixRMaj h = ErfTable.of(z);
    DMatrixRMaj e = at.said(h);
    CommonOps_DDRM.subtractEquals(e, batch.labels());
    CommonOps_DDRM.scale(batch.share(), e);
    DMatrixRMaj neurons = new DMatrixRMaj(z.getNumRows(), at.width());
    CommonOps_DDRM.mult(at.secondFactor(), e, at.second(), neurons);
    CommonOps_DDRM.elementMult(neurons, ErfNetwork.slope(z));
    DMatrixRMaj second = new DMatrixRMaj(at.outputs(), at.width());
    CommonOps_DDRM.multTransA(at.secondFactor(), e, h, second);
    return new Gradient(
        neurons, CommonOps_DDRM.sumCols(neurons, null), second, CommonOps_DDRM.sumCols(e, null));
  }

  /** What neurons see of the batch's inputs, B x m. */
  private DMatrixRMaj preactivations(Batch batch) {
    int size = batch.rows().length;
    DMatrixRMaj with = new DMatrixRMaj(size, data.size());
    batch.gather(gram, with);
    DMatrixRMaj z = new DMatrixRMaj(size, start.width());
    batch.gather(seen, z);
    return finish(z, with);
  }

  /** c1 (what the start sees + what the span adds) + b1, in place. */
  private DMatrixRMaj finish(DMatrixRMaj z, DMatrixRMaj with) {
    CommonOps_DDRM.multAdd(with, span, z);
    CommonOps_DDRM.scale(firstFactor, z);
    ErfNetwork.addToRows(z, rest.firstBias());
    return z;
  }

  @Override
  public DMatrixRMaj outputs() {
    return rest.said(ErfTable.of(finish(seen.copy(), gram)));
  }

  /** The network as it is now, in matrices of its own. */
  public ErfNetwork network() {
    DMatrixRMaj first = start.first().copy();
    CommonOps_DDRM.multAddTransA(span, data.inputs(), first);
    return new ErfNetwork(
        start.how(),
        first,
        rest.firstBias().copy(),
        rest.second().copy(),
        rest.secondBias().copy());
  }
}

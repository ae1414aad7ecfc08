package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.network.Norms;

/**
 * Training, plainly by the formulas, weight by weight: what {@link SpanErfTraining} is held
 * against. With e the B x k residuals over B k, h = erf(z) and D = (c2 e W2) * erf'(z), entry by
 * entry, gradients of a batch's loss are
 *
 * <pre>    c1 D^T X for W1,    1^T D for b1,    c2 e^T h for W2,    1^T e for b2.</pre>
 */
public final class PlainErfTraining implements Trained {
  private final Examples data;
  private final Descent descent;
  private final ErfNetwork network;

  /**
   * Training from a start.
   *
   * @param start not modified
   */
  public PlainErfTraining(ErfNetwork start, Examples data, Descent descent) {
    this.network = start.copy();
    this.data = data;
    this.descent = descent;
  }

  @Override
  public void step(Batch batch) {
    DMatrixRMaj x = new DMatrixRMaj(batch.rows().length, network.inputs());
    batch.gather(data.inputs(), x);
    ErfNetwork gradient = gradient(network, x, batch);
    double reach = descent.reach(norm2(gradient));
    if (reach > 0) {
      ErfNetwork moved = network.copy();
      move(moved, reach, gradient);
      gradient = gradient(moved, x, batch);
    }
    move(network, -descent.eta(), gradient);
  }

  private static ErfNetwork gradient(ErfNetwork at, DMatrixRMaj x, Batch batch) {
    DMatrixRMaj z = new DMatrixRMaj(x.getNumRows(), at.width());
    CommonOps_DDRM.multTransB(at.firstFactor(), x, at.first(), z);
    ErfNetwork.addToRows(z, at.firstBias());
    DMatrixRMaj h = ErfNetwork.erf(z);
    DMatrixRMaj e = at.said(h);
    CommonOps_DDRM.subtractEquals(e, batch.labels());
    CommonOps_DDRM.scale(batch.share(), e);

    DMatrixRMaj d = new DMatrixRMaj(x.getNumRows(), at.width());
    CommonOps_DDRM.mult(at.secondFactor(), e, at.second(), d);
    CommonOps_DDRM.elementMult(d, ErfNetwork.slope(z));
    DMatrixRMaj first = new DMatrixRMaj(at.width(), at.inputs());
    CommonOps_DDRM.multTransA(at.firstFactor(), d, x, first);
    DMatrixRMaj second = new DMatrixRMaj(at.outputs(), at.width());
    CommonOps_DDRM.multTransA(at.secondFactor(), e, h, second);
    return new ErfNetwork(
        at.how(), first, CommonOps_DDRM.sumCols(d, null), second, CommonOps_DDRM.sumCols(e, null));
  }

  private static double norm2(ErfNetwork gradient) {
    double norm =
        Norms.frobenius(
            CommonOps_DDRM.concatColumnsMulti(
                row(gradient.first()),
                gradient.firstBias(),
                row(gradient.second()),
                gradient.secondBias()));
    return norm * norm;
  }

  private static DMatrixRMaj row(DMatrixRMaj matrix) {
    return DMatrixRMaj.wrap(1, matrix.getNumElements(), matrix.data);
  }

  private static void move(ErfNetwork network, double by, ErfNetwork along) {
    CommonOps_DDRM.addEquals(network.first(), by, along.first());
    CommonOps_DDRM.addEquals(network.firstBias(), by, along.firstBias());
    CommonOps_DDRM.addEquals(network.second(), by, along.second());
    CommonOps_DDRM.addEquals(network.secondBias(), by, along.secondBias());
  }

  @Override
  public DMatrixRMaj outputs() {
    return network.outputs(data.inputs());
  }

  /** The network as it is now; to be read now, or copied. */
  public ErfNetwork network() {
    return network;
  }
}

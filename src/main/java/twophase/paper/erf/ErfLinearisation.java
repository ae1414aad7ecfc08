package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * A network's linearisation at its start, seen at the training inputs: the model that is linear in
 * the parameters and has the network's outputs and gradients there. A step moves the n k outputs f,
 * sample by sample, by the tangent kernel K, n k x n k,
 *
 * <pre>    f <- f - eta K_B e,    e = (f_B - labels)/(B k),</pre>
 *
 * K_B being the columns of the batch; K = J J^T with one row of J for each output, which comes to
 *
 * <pre>
 *     K[(a, p), (b, q)] = (c2^2 h_a . h_b + 1) [p = q] + (c1^2 x_a . x_b + 1) sum_i v_api v_bqi,
 * </pre>
 *
 * v_api = c2 W2_pi erf'(z_ai). To SAM a linear model has one gradient direction: the residuals at
 * the moved parameters are f + R K_BB e/norm - labels, norm = sqrt(e . K_BB e).
 */
public final class ErfLinearisation implements Trained {
  private final Descent descent;
  private final int k;
  private final DMatrixRMaj kernel;
  private final DMatrixRMaj said;

  /** The linearisation of a network. */
  public ErfLinearisation(ErfNetwork start, Examples data, Descent descent) {
    this.descent = descent;
    k = start.outputs();
    said = start.outputs(data.inputs());
    kernel = kernel(start, data.inputs());
  }

  private static DMatrixRMaj kernel(ErfNetwork start, DMatrixRMaj x) {
    int n = x.getNumRows();
    int m = start.width();
    int k = start.outputs();
    double c1 = start.firstFactor();
    double c2 = start.secondFactor();
    DMatrixRMaj z = new DMatrixRMaj(n, m);
    CommonOps_DDRM.multTransB(c1, x, start.first(), z);
    ErfNetwork.addToRows(z, start.firstBias());
    DMatrixRMaj slope = ErfNetwork.slope(z);
    DMatrixRMaj v = new DMatrixRMaj(n * k, m);
    for (int a = 0; a < n; a++) {
      for (int p = 0; p < k; p++) {
        for (int i = 0; i < m; i++) {
          v.set(a * k + p, i, c2 * start.second().get(p, i) * slope.get(a, i));
        }
      }
    }
    DMatrixRMaj kernel = new DMatrixRMaj(n * k, n * k);
    CommonOps_DDRM.multOuter(v, kernel);
    DMatrixRMaj inputs = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multOuter(x, inputs);
    DMatrixRMaj hidden = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multOuter(ErfNetwork.erf(z), hidden);
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        double first = c1 * c1 * inputs.get(a, b) + 1;
        double second = c2 * c2 * hidden.get(a, b) + 1;
        for (int p = 0; p < k; p++) {
          int row = (a * k + p) * n * k + b * k;
          for (int q = 0; q < k; q++) {
            kernel.data[row + q] = first * kernel.data[row + q] + (p == q ? second : 0);
          }
        }
      }
    }
    return kernel;
  }

  @Override
  public void step(Batch batch) {
    DMatrixRMaj e = new DMatrixRMaj(batch.rows().length, k);
    batch.gather(said, e);
    CommonOps_DDRM.subtractEquals(e, batch.labels());
    CommonOps_DDRM.scale(batch.share(), e);
    if (descent.radius() > 0) {
      DMatrixRMaj along = new DMatrixRMaj(batch.rows().length, k);
      batch.gather(moved(batch, e), along);
      double reach = descent.reach(VectorVectorMult_DDRM.innerProd(e, along));
      CommonOps_DDRM.addEquals(e, reach * batch.share(), along);
    }
    CommonOps_DDRM.addEquals(said, -descent.eta(), moved(batch, e));
  }

  /** K_B e, n x k. K is symmetric: its rows serve for columns, since they lie together. */
  private DMatrixRMaj moved(Batch batch, DMatrixRMaj e) {
    DMatrixRMaj moved = new DMatrixRMaj(said.getNumRows(), k);
    int all = moved.getNumElements();
    for (int b = 0; b < batch.rows().length; b++) {
      for (int q = 0; q < k; q++) {
        double weight = e.get(b, q);
        int row = (batch.rows()[b] * k + q) * all;
        for (int f = 0; f < all; f++) {
          moved.data[f] += weight * kernel.data[row + f];
        }
      }
    }
    return moved;
  }

  @Override
  public DMatrixRMaj outputs() {
    return said;
  }

  /** The tangent kernel, n k x n k; not modified by anybody. */
  public DMatrixRMaj kernel() {
    return kernel;
  }
}

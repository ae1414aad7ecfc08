package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What happens to the layers between two states of a run. By the norm balance, norm2(w_i) changes
 * by eta^2 Delta_i, which is what norm2(w_i) - a_i^2 changes by, and by what a_i^2 does (cards
 * {@code norm-balance}, {@code delta-governs}).
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Changes {
  private Changes() {}

  /** norm2(w_i). */
  public static double norm2(Network network, int i) {
    int d = network.inputDimension();
    double sum = 0;
    for (int e = i * d; e < (i + 1) * d; e++) {
      sum += network.firstLayer().data[e] * network.firstLayer().data[e];
    }
    return sum;
  }

  /** a_i^2. */
  public static double weight2(Network network, int i) {
    return network.secondLayer().get(i) * network.secondLayer().get(i);
  }

  /** How many neurons the term of Delta moves farther than that of a_i^2, in one step. */
  public static int governed(Network before, Network after) {
    int governed = 0;
    for (int i = 0; i < before.width(); i++) {
      double whole = norm2(after, i) - norm2(before, i);
      double weight = weight2(after, i) - weight2(before, i);
      governed += Math.abs(whole - weight) > Math.abs(weight) ? 1 : 0;
    }
    return governed;
  }

  /**
   * The second layer's part of what happened: the sum over the neurons of the size of what a_i^2
   * changed by, over that of what norm2(w_i) did.
   */
  public static double secondLayerPart(Network before, Network after) {
    double weights = 0;
    double norms = 0;
    for (int i = 0; i < before.width(); i++) {
      weights += Math.abs(weight2(after, i) - weight2(before, i));
      norms += Math.abs(norm2(after, i) - norm2(before, i));
    }
    return weights / norms;
  }

  /** norm2 of what a changed by, which a rotation of the neurons keeps. */
  public static double ofSecondLayer(Network before, Network after) {
    DMatrixRMaj step = new DMatrixRMaj(after.width(), 1);
    CommonOps_DDRM.subtract(after.secondLayer(), before.secondLayer(), step);
    double length = Norms.frobenius(step);
    return length * length;
  }
}

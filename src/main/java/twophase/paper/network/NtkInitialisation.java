package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;

/**
 * The start of the paper's runs (its equation 5, the NTK scaling): w_ij(0) ~ N(0, 1/d) and a_i(0) ~
 * N(0, 1/m), all independent. A neuron then has squared norm 1 on average, and so has a.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class NtkInitialisation {
  private NtkInitialisation() {}

  /**
   * A network drawn at the start: first W row by row, then a.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param stream where the normals come from; moved on by m d + m draws
   * @throws IllegalArgumentException if m or d is below 1
   */
  public static Network draw(int m, int d, RandomStream stream) {
    DMatrixRMaj firstLayer = Gaussian.matrix(m, d, 1 / Math.sqrt(d), stream);
    DMatrixRMaj secondLayer = Gaussian.matrix(m, 1, 1 / Math.sqrt(m), stream);
    return new Network(firstLayer, secondLayer);
  }
}

package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;

/**
 * Neurons that are aligned and balanced, as Lemma 5 ends and Lemma 6 begins: w_i = c_i u and a_i =
 * c_i, with c_i uniform.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class AlignedStart {
  private AlignedStart() {}

  /**
   * Draws such a network.
   *
   * @param m width
   * @param u the direction, d x 1 of norm 1; not modified
   * @param largest the largest abs(c_i)
   * @param stream gives one number a neuron
   */
  public static Network draw(int m, DMatrixRMaj u, double largest, RandomStream stream) {
    int d = u.getNumElements();
    Network network = new Network(new DMatrixRMaj(m, d), new DMatrixRMaj(m, 1));
    for (int i = 0; i < m; i++) {
      double along = largest * (2 * stream.uniform() - 1);
      for (int k = 0; k < d; k++) {
        network.firstLayer().set(i, k, along * u.get(k));
      }
      network.secondLayer().set(i, along);
    }
    return network;
  }
}

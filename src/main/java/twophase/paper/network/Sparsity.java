package twophase.paper.network;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** How few directions, and how few neurons, make up a network. */
public final class Sparsity {
  private Sparsity() {}

  /**
   * The effective rank of W, the participation ratio of its squared singular values: with G = W^T W
   * it is trace(G)^2 / norm2(G), 1 for one direction, d for all alike.
   */
  public static double rank(Network network) {
    int d = network.inputDimension();
    DMatrixRMaj gram = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multInner(network.firstLayer(), gram);
    double trace = CommonOps_DDRM.trace(gram);
    double length = Norms.frobenius(gram);
    return trace * trace / (length * length);
  }

  /**
   * How far the neurons share one direction, up to its sign: the mean over all pairs of the squared
   * cosine between them, 1/d for random directions, 1 for a common one. With V the neurons scaled
   * to norm 1, m x d, the squared cosines add up to norm2(V^T V), the m of a neuron with itself
   * among them.
   */
  public static double commonDirection(Network network) {
    DMatrixRMaj v = network.firstLayer().copy();
    int m = v.getNumRows();
    int d = v.getNumCols();
    for (int i = 0; i < m; i++) {
      double norm2 = Changes.norm2(network, i);
      for (int e = i * d; e < (i + 1) * d; e++) {
        v.data[e] /= norm2 == 0 ? 1 : Math.sqrt(norm2);
      }
    }
    DMatrixRMaj inner = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multInner(v, inner);
    double squares = Norms.frobenius(inner);
    return (squares * squares - m) / ((double) m * (m - 1));
  }

  /**
   * The share of neurons that carry theta up to a part of its norm: the neurons with the smallest
   * |a_i| norm(w_i) are left out, one after the other, as long as the sum of the a_i w_i left out
   * is no longer than that.
   *
   * @param part in (0, 1)
   */
  public static double carrying(Network network, double part) {
    double allowed = part * Norms.frobenius(network.linearMap());
    DMatrixRMaj dropped = new DMatrixRMaj(network.inputDimension(), 1);
    int m = network.width();
    int left = m;
    for (int i : smallestFirst(network)) {
      add(network, i, dropped);
      if (Norms.frobenius(dropped) > allowed) {
        break;
      }
      left--;
    }
    return (double) left / m;
  }

  /**
   * What pruning does: the length of the sum of a_i w_i over the share of neurons with the smallest
   * |a_i| norm(w_i), over norm(theta).
   *
   * @param share of the neurons that are pruned, in (0, 1)
   */
  public static double pruned(Network network, double share) {
    DMatrixRMaj dropped = new DMatrixRMaj(network.inputDimension(), 1);
    int[] order = smallestFirst(network);
    for (int k = 0; k < (int) (share * order.length); k++) {
      add(network, order[k], dropped);
    }
    return Norms.frobenius(dropped) / Norms.frobenius(network.linearMap());
  }

  private static void add(Network network, int i, DMatrixRMaj sum) {
    int d = network.inputDimension();
    for (int k = 0; k < d; k++) {
      sum.data[k] += network.secondLayer().get(i) * network.firstLayer().data[i * d + k];
    }
  }

  private static int[] smallestFirst(Network network) {
    return IntStream.range(0, network.width())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> size(network, i)))
        .mapToInt(i -> i)
        .toArray();
  }

  private static double size(Network network, int i) {
    return Math.abs(network.secondLayer().get(i)) * Norms.frobenius(network.neuron(i));
  }
}

package twophase.paper.theorems.descent;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * A network seen along a direction u: a neuron's growing mode p_i = (w_i . u + a_i)/2, its decaying
 * mode q_i = (w_i . u - a_i)/2, and what of w_i is across u.
 */
final class Modes {
  private final Network network;
  private final double[] u;

  /**
   * Looks along a direction.
   *
   * @param network m neurons, input dimension d; not copied, not modified
   * @param direction u, d x 1, of norm 1; not modified
   */
  Modes(Network network, DMatrixRMaj direction) {
    this.network = network;
    this.u = direction.data;
  }

  /** w_i . u. */
  double along(int i) {
    double sum = 0;
    for (int k = 0; k < u.length; k++) {
      sum = Math.fma(network.firstLayer().get(i, k), u[k], sum);
    }
    return sum;
  }

  /** Squared norm of w_i - (w_i . u) u. */
  double across2(int i) {
    double along = along(i);
    double sum = 0;
    for (int k = 0; k < u.length; k++) {
      double across = Math.fma(-along, u[k], network.firstLayer().get(i, k));
      sum = Math.fma(across, across, sum);
    }
    return sum;
  }

  /** p_i. */
  double growing(int i) {
    return (along(i) + network.secondLayer().get(i)) / 2;
  }

  /** q_i. */
  double decaying(int i) {
    return (along(i) - network.secondLayer().get(i)) / 2;
  }

  /** sum p_i^2. */
  double growingMass() {
    double sum = 0;
    for (int i = 0; i < network.width(); i++) {
      sum = Math.fma(growing(i), growing(i), sum);
    }
    return sum;
  }

  /** sum q_i^2. */
  double decayingMass() {
    double sum = 0;
    for (int i = 0; i < network.width(); i++) {
      sum = Math.fma(decaying(i), decaying(i), sum);
    }
    return sum;
  }

  /** theta . u, where all neurons lie along u: sum p_i^2 - sum q_i^2. */
  double learned() {
    return growingMass() - decayingMass();
  }

  /** Squared Frobenius norm of [W, a]. */
  double norm2() {
    double first = Norms.frobenius(network.firstLayer());
    double second = Norms.frobenius(network.secondLayer());
    return first * first + second * second;
  }

  /** norm(w_i). */
  double norm(int i) {
    double along = along(i);
    return Math.sqrt(Math.fma(along, along, across2(i)));
  }

  /**
   * 1 - abs(w_i . u)/norm(w_i), without cancellation: across^2 / (norm (norm + abs(along))); 1 for
   * a neuron at 0, which has no direction.
   */
  double misalignment(int i) {
    double norm = norm(i);
    return norm == 0 ? 1 : across2(i) / (norm * (norm + Math.abs(along(i))));
  }

  /** The misalignments of some neurons. */
  Misalignments misalignments(IntPredicate whose) {
    return new Misalignments(
        IntStream.range(0, network.width())
            .filter(whose)
            .mapToDouble(this::misalignment)
            .toArray());
  }
}

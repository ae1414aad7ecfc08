package twophase.paper.theorems.phases;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.dynamics.Linearisation;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.phases.Course.Point;

/** How far the farthest neuron ends from its start in a run without noise. */
final class FarthestNeuron {
  private FarthestNeuron() {}

  /**
   * Its distance at the last look over what the linearisation predicts: max_i |a_i(0)| norm(c),
   * with K c = theta* - theta(0).
   */
  static double overPredicted(Course course) {
    return course.atEnd(0, Point::farthest) / predicted(course.start(), course.truth());
  }

  private static double predicted(Network network, DMatrixRMaj truth) {
    DMatrixRMaj missing = new DMatrixRMaj(network.inputDimension(), 1);
    CommonOps_DDRM.subtract(truth, network.linearMap(), missing);
    DMatrixRMaj c = new DMatrixRMaj(network.inputDimension(), 1);
    CommonOps_DDRM.solve(new Linearisation(network).kernel(), missing, c);
    return Norms.largest(network.secondLayer()) * Norms.frobenius(c);
  }
}

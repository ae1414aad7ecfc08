package twophase.paper.figures;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/** How far the second layer moves in a step. */
final class SecondLayerStep {
  private SecondLayerStep() {}

  /** norm2 of the step of a, which a rotation of the neurons keeps. */
  static double norm2(Network before, Network after) {
    DMatrixRMaj step = new DMatrixRMaj(after.width(), 1);
    CommonOps_DDRM.subtract(after.secondLayer(), before.secondLayer(), step);
    double length = Norms.frobenius(step);
    return length * length;
  }
}

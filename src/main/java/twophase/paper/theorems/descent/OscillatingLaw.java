package twophase.paper.theorems.descent;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theory.OscillatingLayer;

/** The expected s(t) of the oscillating second layer, given S, theta* and the start. */
final class OscillatingLaw {
  private final double eta;
  private final double[] curvatures;
  private final DMatrixRMaj[] directions;
  private final double[] targets2;

  /** The law for these S and theta*. */
  OscillatingLaw(double eta, QuadraticLoss loss) {
    this.eta = eta;
    int d = loss.inputDimension();
    curvatures = new double[d];
    directions = new DMatrixRMaj[d];
    targets2 = new double[d];
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(loss.moments().copy())) {
      throw new IllegalStateException("S has no eigenvectors");
    }
    for (int k = 0; k < d; k++) {
      curvatures[k] = Math.max(0, eigen.getEigenvalue(k).getReal());
      directions[k] = eigen.getEigenVector(k);
      double target = VectorVectorMult_DDRM.innerProd(directions[k], loss.truth().map());
      targets2[k] = target * target;
    }
  }

  double largestCurvature() {
    double largest = 0;
    for (double curvature : curvatures) {
      largest = Math.max(largest, curvature);
    }
    return largest;
  }

  /**
   * E s(t) over the chains.
   *
   * @param start the network at t = 0, not modified
   */
  double expected(Network start, long t) {
    double q = OscillatingLayer.amplitude(eta);
    int first = moving(start);
    double sum = 0;
    for (int k = 0; k < curvatures.length; k++) {
      double[] squares = squares(start, directions[k]);
      sum +=
          OscillatingLayer.mode(
              squares[0],
              eta,
              q,
              curvatures[k],
              first,
              targets2[k],
              OscillatingLayer.movesOfFirst(t));
      sum +=
          OscillatingLayer.mode(
              squares[1],
              eta,
              q,
              curvatures[k],
              start.width() - first,
              targets2[k],
              OscillatingLayer.movesOfSecond(t));
    }
    return sum / start.width();
  }

  private static int moving(Network start) {
    int count = 0;
    for (int i = 0; i < start.width(); i++) {
      count += start.secondLayer().get(i) == 0 ? 0 : 1;
    }
    return count;
  }

  /** The sums of (w_i . u)^2 over the neurons that move first, and over the others. */
  private static double[] squares(Network start, DMatrixRMaj direction) {
    DMatrixRMaj components = new DMatrixRMaj(start.width(), 1);
    CommonOps_DDRM.mult(start.firstLayer(), direction, components);
    double[] sums = new double[2];
    for (int i = 0; i < start.width(); i++) {
      double component = components.get(i);
      sums[start.secondLayer().get(i) == 0 ? 1 : 0] += component * component;
    }
    return sums;
  }
}

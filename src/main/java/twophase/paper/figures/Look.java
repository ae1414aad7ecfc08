package twophase.paper.figures;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * What is looked at in a state.
 *
 * @param t number of steps done
 * @param norms norm(w_i) of each neuron, m numbers
 * @param alignments abs(cos(w_i, theta*)) of each neuron, m numbers; NaN where it has no direction
 * @param loss test loss, norm(theta - theta*)^2 / 2: the mean of r^2 / 2 over fresh inputs
 */
public record Look(long t, double[] norms, double[] alignments, double loss) {

  /** Looks at a state after t steps. */
  public static Look at(long t, Network state, GroundTruth truth) {
    int m = state.width();
    double[] norms = new double[m];
    double[] alignments = new double[m];
    double length = Norms.frobenius(truth.map());
    for (int i = 0; i < m; i++) {
      DMatrixRMaj neuron = state.neuron(i);
      norms[i] = Norms.frobenius(neuron);
      double along = VectorVectorMult_DDRM.innerProd(neuron, truth.map());
      alignments[i] = Math.abs(along) / (norms[i] * length);
    }
    DMatrixRMaj error = state.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    double distance = Norms.frobenius(error);
    return new Look(t, norms, alignments, distance * distance / 2);
  }

  /** Mean over neurons of the squared norm. */
  public double meanSquare() {
    double sum = 0;
    for (double norm : norms) {
      sum += norm * norm;
    }
    return sum / norms.length;
  }

  /** Mean over neurons of the alignment. */
  public double meanAlignment() {
    double sum = 0;
    for (double alignment : alignments) {
      sum += alignment;
    }
    return sum / alignments.length;
  }

  /** Mean over neurons of the norm. */
  public double meanNorm() {
    return Arrays.stream(norms).average().orElseThrow();
  }

  /** Mean over neurons of abs(w_i . theta*) / norm(theta*). */
  public double meanProduct() {
    double sum = 0;
    for (int i = 0; i < norms.length; i++) {
      sum += norms[i] == 0 ? 0 : norms[i] * alignments[i];
    }
    return sum / norms.length;
  }
}

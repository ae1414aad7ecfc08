package twophase.paper.theorems.descent;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/**
 * What gradient descent moves on: a ground truth and a training set.
 *
 * @param truth theta*
 * @param data training set, S = X^T X / n
 */
record Landscape(GroundTruth truth, TrainingSet data) {
  /** Eigenvalues of S below this share of the largest are 0 that was rounded. */
  private static final double RANK_TOLERANCE = 1e-10;

  /** Draws it from the trial's seeds. */
  static Landscape draw(int d, double thetaNorm, Inputs inputs, SeedTree seeds) {
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    return new Landscape(truth, inputs.trainingSet(truth, seeds.child("data").stream()));
  }

  /** S theta*, d x 1: what pulls at the neurons near 0. */
  DMatrixRMaj pull() {
    DMatrixRMaj pull = data.lossGradient(new DMatrixRMaj(truth.map().getNumRows(), 1));
    CommonOps_DDRM.changeSign(pull);
    return pull;
  }

  /** The smallest positive eigenvalue of S; 1 up to rounding for the orthogonal design. */
  double curvature() {
    int d = data.inputs().getNumCols();
    DMatrixRMaj s = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(1.0 / data.size(), data.inputs(), data.inputs(), s);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, false, true);
    if (!eigen.decompose(s)) {
      throw new IllegalStateException("the eigenvalues of X^T X / n did not converge");
    }
    double largest = 0;
    for (int k = 0; k < d; k++) {
      largest = Math.max(largest, eigen.getEigenvalue(k).getReal());
    }
    double smallest = largest;
    for (int k = 0; k < d; k++) {
      double value = eigen.getEigenvalue(k).getReal();
      smallest = value > RANK_TOLERANCE * largest ? Math.min(smallest, value) : smallest;
    }
    return smallest;
  }

  /** theta* over its norm. */
  DMatrixRMaj direction() {
    return unit(truth.map());
  }

  /** S theta* over its norm: where neurons near 0 grow to. */
  DMatrixRMaj growthDirection() {
    return unit(pull());
  }

  /** The distance of what a network computes from theta*. */
  double error(Network network) {
    DMatrixRMaj theta = network.linearMap();
    CommonOps_DDRM.subtractEquals(theta, truth.map());
    return NormOps_DDRM.normF(theta);
  }

  /** The state after that many steps; empty if the run diverges. */
  Optional<Network> end(NetworkSimulator simulator, Network start, double eta, long steps) {
    Last last = new Last(steps);
    Outcome outcome = simulator.run(new Run.GradientDescent(eta, start, data, steps), last);
    return outcome.completed() ? Optional.of(last.state()) : Optional.empty();
  }

  static DMatrixRMaj unit(DMatrixRMaj vector) {
    DMatrixRMaj unit = vector.copy();
    CommonOps_DDRM.scale(1 / NormOps_DDRM.normF(vector), unit);
    return unit;
  }

  /** Keeps one state. */
  private static final class Last implements Observer {
    private final long steps;
    private Network state;

    Last(long steps) {
      this.steps = steps;
    }

    Network state() {
      if (state == null) {
        throw new IllegalStateException("the simulator did not show its last state");
      }
      return state;
    }

    @Override
    public boolean wants(long t) {
      return t == steps;
    }

    @Override
    public void see(long t, Network shown) {
      if (t == steps) {
        state = shown.copy();
      }
    }
  }
}

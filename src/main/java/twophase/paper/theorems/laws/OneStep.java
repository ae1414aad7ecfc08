package twophase.paper.theorems.laws;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.theory.MeanStep;

/**
 * One driven step of label-noise SGD, looked at through norm2(theta - theta*).
 *
 * @param simulator who does it
 * @param eta step size
 */
record OneStep(NetworkSimulator simulator, double eta) {

  /** norm2(theta - theta*). */
  static double error2(Network network, GroundTruth truth) {
    DMatrixRMaj error = network.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    return CommonOps_DDRM.dot(error, error);
  }

  /**
   * norm2(theta - theta*) after the step; infinite where the step overflowed.
   *
   * @param start not modified
   * @throws IllegalStateException if the simulator does the step but does not show the state
   */
  double after(Network start, GroundTruth truth, Sample sample) {
    Look look = new Look(truth);
    boolean completed =
        simulator
            .run(new Run.Driven(new LabelNoiseSgd(), eta, start, () -> sample, 1), look)
            .completed();
    if (completed && !look.seen) {
      throw new IllegalStateException("the state after the step was not shown");
    }
    return completed ? look.error2 : Double.POSITIVE_INFINITY;
  }

  /** The exact mean over fresh inputs and noise, as a state for the formula. */
  static MeanStep mean(Network start, GroundTruth truth) {
    int d = start.inputDimension();
    DMatrixRMaj gram = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(start.firstLayer(), start.firstLayer(), gram);
    return new MeanStep(
        gram.data,
        CommonOps_DDRM.dot(start.secondLayer(), start.secondLayer()),
        start.linearMap().data,
        truth.map().data);
  }

  /** Looks at the state after the step. */
  private static final class Look implements Observer {
    private final GroundTruth truth;
    private double error2;
    private boolean seen;

    Look(GroundTruth truth) {
      this.truth = truth;
    }

    @Override
    public boolean wants(long t) {
      return t == 1;
    }

    @Override
    public void see(long t, Network state) {
      error2 = OneStep.error2(state, truth);
      seen = true;
    }
  }
}

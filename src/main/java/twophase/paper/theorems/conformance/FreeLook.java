package twophase.paper.theorems.conformance;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.States;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Rounding;

/**
 * A free run of label-noise SGD with all its states, and what they tell of what the simulator drew.
 *
 * <p>A step moves W by -eta r a x^T and a by -eta r W x. So z = r x is read off the first layer's
 * move, z = -(W(t+1) - W(t))^T a / (eta norm2(a)), and both moves have to be those of z. The sign
 * of x is not visible: (x, y, eps) and (-x, -y, -eps) make the same step.
 */
final class FreeLook extends States {
  private final double eta;
  private final CardNumbers card;
  private GroundTruth truth;

  private FreeLook(double eta, CardNumbers card) {
    this.eta = eta;
    this.card = card;
  }

  /**
   * Has the simulator under test do the run.
   *
   * @return what was seen, unless the run diverged
   * @throws IllegalStateException if the simulator does not show what it has to
   */
  static Optional<FreeLook> at(DrawnRun run, NoiseSchedule schedule, SeedTree seeds, Trial trial) {
    FreeLook look = new FreeLook(run.eta(), trial.card());
    Run.Free free =
        new Run.Free(
                run.m(),
                run.d(),
                run.n(),
                run.eta(),
                run.sigma(),
                run.thetaNorm(),
                seeds,
                run.steps())
            .withSchedule(schedule);
    Outcome end = trial.simulator(NetworkSimulator.class).run(free, look);
    if (!end.completed()) {
      return Optional.empty();
    }
    if (look.states().size() != run.steps() + 1) {
      throw new IllegalStateException(
          look.states().size() + " states shown of " + (run.steps() + 1));
    }
    if (look.truth == null) {
      throw new IllegalStateException("the simulator does not tell theta*");
    }
    return Optional.of(look);
  }

  /** What the card chooses. */
  CardNumbers card() {
    return card;
  }

  /** How well what is read off is known, relative to it. */
  double tolerance() {
    return card.number("read-off");
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told;
  }

  Network start() {
    return state(0);
  }

  Network end() {
    return state(states().size() - 1);
  }

  /** theta*, d x 1. */
  DMatrixRMaj truth() {
    return truth.map();
  }

  /** How far theta*'s norm is from the one that was asked for, relative to it where it is not 0. */
  double truthDefect(double norm) {
    double defect = Math.abs(Norms.frobenius(truth()) - norm);
    return norm == 0 ? defect : defect / norm;
  }

  /** theta(t) - theta*. */
  double[] error(int t) {
    DMatrixRMaj theta = state(t).linearMap();
    CommonOps_DDRM.subtractEquals(theta, truth());
    return theta.data;
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }

  /** z = r x of the step from state t. */
  double[] move(int t) {
    Network before = state(t);
    DMatrixRMaj moved = state(t + 1).firstLayer().copy();
    CommonOps_DDRM.subtractEquals(moved, before.firstLayer());
    DMatrixRMaj z = new DMatrixRMaj(before.inputDimension(), 1);
    CommonOps_DDRM.multTransA(moved, before.secondLayer(), z);
    double norm2 = Rounding.norm2(before.secondLayer().data, 0, before.width());
    CommonOps_DDRM.scale(-1 / (eta * norm2), z);
    return z.data;
  }

  /** Whether both layers' moves in the step from state t are those of z. */
  boolean isMove(int t, double[] z) {
    return moveDefect(t, z) <= tolerance();
  }

  /** How far they are from them, relative to them and to the rounding of a state. */
  private double moveDefect(int t, double[] z) {
    double rounding = card.number("state-rounding");
    Network before = state(t);
    Network after = state(t + 1);
    double defect = 0;
    double size = 0;
    for (int i = 0; i < before.width(); i++) {
      double hidden = 0;
      double weight = before.secondLayer().get(i);
      for (int k = 0; k < z.length; k++) {
        double old = before.firstLayer().get(i, k);
        double step = eta * weight * z[k];
        hidden += old * z[k];
        defect = Math.max(defect, Math.abs(after.firstLayer().get(i, k) - old + step));
        size = Math.max(size, Math.abs(step) + rounding * Math.abs(old));
      }
      double moved = after.secondLayer().get(i) - weight;
      defect = Math.max(defect, Math.abs(moved + eta * hidden));
      size = Math.max(size, Math.abs(eta * hidden) + rounding * Math.abs(weight));
    }
    return defect / size;
  }
}

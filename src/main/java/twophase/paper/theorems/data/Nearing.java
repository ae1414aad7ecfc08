package twophase.paper.theorems.data;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/** Looks at norm2(theta - theta*) at both ends of a run. */
final class Nearing implements Observer {
  private final long steps;
  private DMatrixRMaj truth = new DMatrixRMaj(0, 1);
  private double first = Double.NaN;
  private double last = Double.NaN;

  Nearing(long steps) {
    this.steps = steps;
  }

  /** What it is at the end over what it was at the start. */
  double ratio() {
    return last / first;
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told.map();
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || t == steps;
  }

  @Override
  public long quietUntil(long t) {
    return t == 0 ? 0 : steps;
  }

  @Override
  public boolean blindToRotation() {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    if (truth.getNumRows() != state.inputDimension()) {
      throw new IllegalStateException("the simulator told no ground truth");
    }
    DMatrixRMaj error = state.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth);
    double error2 = CommonOps_DDRM.dot(error, error);
    if (t == 0) {
      first = error2;
    }
    if (t == steps) {
      last = error2;
    }
  }
}

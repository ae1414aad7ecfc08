package twophase.paper.theorems.words;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Looks;

/** The mean test loss norm2(theta - theta*) / 2 over some looks. */
final class LastLosses implements Observer {
  private final Looks looks;
  private DMatrixRMaj truth = new DMatrixRMaj(0, 1);
  private double sum;
  private int count;

  LastLosses(Looks looks) {
    this.looks = looks;
  }

  /** Their mean; NaN if there was no look. */
  double mean() {
    return sum / count;
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told.map();
  }

  @Override
  public boolean wants(long t) {
    return looks.at(t);
  }

  @Override
  public long quietUntil(long t) {
    return looks.next(t);
  }

  @Override
  public boolean blindToRotation() {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    DMatrixRMaj apart = state.linearMap();
    CommonOps_DDRM.subtractEquals(apart, truth);
    double length = Norms.frobenius(apart);
    sum += length * length / 2;
    count++;
  }
}

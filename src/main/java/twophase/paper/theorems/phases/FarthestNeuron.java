package twophase.paper.theorems.phases;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Linearisation;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.theorems.FreeTrial;

/**
 * A trial that measures, in a run without noise, how far the farthest neuron ends from its start,
 * over what the linearisation predicts: max_i |a_i(0)| norm(c), with K c = theta* - theta(0).
 */
final class FarthestNeuron implements FreeTrial, Observer {
  /** How far the ratio may be from 1. */
  static final double TOLERANCE = 0.1;

  private final Trial trial;
  private final Run.Free run;
  private DMatrixRMaj truth = new DMatrixRMaj(1, 1);
  private double[] start = {};
  private double predicted = Double.NaN;
  private double ended = Double.NaN;

  FarthestNeuron(Trial trial, Run.Free run) {
    this.trial = trial;
    this.run = run;
  }

  @Override
  public Trial trial() {
    return trial;
  }

  @Override
  public Run.Free run() {
    return run;
  }

  @Override
  public Observer observer() {
    return this;
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told.map();
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || t == run.steps();
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      start = state.firstLayer().data.clone();
      predicted = predicted(state);
    } else {
      ended = farthest(state);
    }
  }

  @Override
  public boolean shows(Outcome how) {
    return how.completed() && Math.abs(value() - 1) <= TOLERANCE;
  }

  @Override
  public double value() {
    return ended / predicted;
  }

  private double predicted(Network network) {
    DMatrixRMaj missing = new DMatrixRMaj(network.inputDimension(), 1);
    CommonOps_DDRM.subtract(truth, network.linearMap(), missing);
    DMatrixRMaj c = new DMatrixRMaj(network.inputDimension(), 1);
    CommonOps_DDRM.solve(new Linearisation(network).kernel(), missing, c);
    return CommonOps_DDRM.elementMaxAbs(network.secondLayer()) * NormOps_DDRM.normF(c);
  }

  private double farthest(Network network) {
    int d = network.inputDimension();
    double[] w = network.firstLayer().data;
    double largest = 0;
    for (int i = 0; i < network.width(); i++) {
      double sum = 0;
      for (int k = i * d; k < (i + 1) * d; k++) {
        sum += (w[k] - start[k]) * (w[k] - start[k]);
      }
      largest = Math.max(largest, sum);
    }
    return Math.sqrt(largest);
  }
}

package org.example.sgd;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.NotOffered;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/** {@link TwoLayer} as TwoPhase asks it: label-noise SGD, one sample a step. */
public final class TwoLayerSimulator implements NetworkSimulator {
  @Override
  public String name() {
    return "two-layer";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    if (!(run.rule() instanceof LabelNoiseSgd rule) || rule.batch() != 1) {
      throw new NotOffered("the rule " + run.rule().name() + ", or batches");
    }
    // A free run with what TwoPhase draws for it; a simulator may as well draw by itself.
    Run.Driven driven = run.driven(observer);
    Network start = driven.start();
    double[][] firstLayer = new double[run.m()][run.d()];
    for (int i = 0; i < run.m(); i++) {
      firstLayer[i] = start.neuron(i).getData();
    }
    TwoLayer network = new TwoLayer(firstLayer, start.secondLayer().getData().clone());
    for (long t = 0; ; t++) {
      Network state = state(network);
      if (!state.isFinite()) {
        return new Outcome.Diverged(t);
      }
      if (observer.wants(t)) {
        observer.see(t, state);
      }
      if (t == run.steps()) {
        return new Outcome.Completed();
      }
      Sample sample = driven.samples().next();
      network.step(sample.input().getData(), sample.label() + sample.noise(), run.eta());
    }
  }

  private static Network state(TwoLayer network) {
    return new Network(
        new DMatrixRMaj(network.firstLayer()),
        DMatrixRMaj.wrap(network.secondLayer().length, 1, network.secondLayer().clone()));
  }
}

package twophase.paper.theorems.lazy;

import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.random.RandomStream;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSamples;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;
import twophase.paper.theorems.Learning;

/**
 * Start, run, neuron and step drawn together: what one uniform step while the run is lazy adds to
 * the balance of one uniform neuron.
 */
final class UniformStep {
  private final Learning setting;
  private final Trial trial;
  private final RandomStream choice;
  private double delta = Double.NaN;

  private UniformStep(Learning setting, Trial trial) {
    this.setting = setting;
    this.trial = trial;
    this.choice = trial.seeds().child("choice").stream();
  }

  /** The Delta of a trial. */
  static double delta(Learning setting, Trial trial) {
    UniformStep step = new UniformStep(setting, trial);
    if (setting.m() > trial.card().integer("largest-whole")) {
      step.track();
    } else {
      step.draw();
    }
    return step.delta;
  }

  /** Each lazy step replaces the one kept with chance 1 in t + 1: a uniform one of them stays. */
  private void draw() {
    LazySteps steps = new LazySteps(setting, trial);
    int neuron = choice.index(setting.m());
    steps.forEach(
        (t, state, sample) -> {
          if (choice.index(t + 1) == 0) {
            delta = Deltas.delta(neuron, state, sample);
          }
        });
  }

  /**
   * One neuron of a network too wide to look at all, at a uniform one of the setting's steps, in
   * which the law of {@link twophase.paper.theory.LazyDistance} holds the run lazy.
   */
  private void track() {
    WideStart start =
        WideStart.draw(setting.m(), setting.d(), 1, trial.seeds().child("start").stream());
    GroundTruth truth =
        GroundTruth.draw(setting.d(), setting.thetaNorm(), trial.seeds().child("truth").stream());
    trial.requireWork(setting.steps(), (setting.d() + 1.0) * (setting.d() + 1.0));
    int chosen = choice.index(setting.steps());
    Sample sample =
        SampleSource.fresh(truth, setting.sigma(), trial.seeds().child("sample").stream()).next();
    LaneSamples earlier =
        new LaneSamples.Fresh(truth, setting.sigma(), trial.seeds().child("steps").stream());
    LaneObserver look =
        new LaneObserver() {
          @Override
          public boolean wants(long t) {
            return t == chosen;
          }

          @Override
          public void see(int lane, long t, Network core) {
            double residual = Deltas.output(core, sample.input()) - sample.label() - sample.noise();
            delta = Deltas.delta(0, start.neurons(core), sample.input(), residual);
          }
        };
    LaneSimulator.best()
        .run(setting.eta(), List.of(new Replica(start.core(), earlier)), chosen, look);
  }
}

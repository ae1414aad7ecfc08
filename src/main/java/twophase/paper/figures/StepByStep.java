package twophase.paper.figures;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/** Shows every step of a run of label-noise SGD together with the sample that it took. */
final class StepByStep implements Observer {
  private final Queue<Sample> taken = new ArrayDeque<>();
  private final Step step;
  private Optional<Network> before = Optional.empty();

  /** What is seen of a step. */
  @FunctionalInterface
  interface Step {
    /**
     * A step.
     *
     * @param t number of steps done, this one included
     * @param before the state that it was taken from
     * @param sample what it took
     * @param after the state that it led to; to be read now
     */
    void see(long t, Network before, Sample sample, Network after);
  }

  private StepByStep(Step step) {
    this.step = step;
  }

  /** Does the run with what a free run draws. */
  static void show(NetworkSimulator simulator, Run.Free run, Step step) {
    StepByStep shown = new StepByStep(step);
    Run.Driven drawn = run.driven(shown);
    simulator.run(
        new Run.Driven(
            drawn.rule(),
            drawn.eta(),
            drawn.start(),
            () -> {
              Sample sample = drawn.samples().next();
              shown.taken.add(sample);
              return sample;
            },
            drawn.steps()),
        shown);
  }

  /** r = theta . x - y - eps. */
  static double residual(Network state, Sample sample) {
    return VectorVectorMult_DDRM.innerProd(state.linearMap(), sample.input())
        - sample.label()
        - sample.noise();
  }

  /** x . w_i. */
  static double hidden(Network state, int i, Sample sample) {
    double sum = 0;
    for (int k = 0; k < state.inputDimension(); k++) {
      sum += state.firstLayer().get(i, k) * sample.input().get(k);
    }
    return sum;
  }

  @Override
  public boolean wants(long t) {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    before.ifPresent(old -> step.see(t, old, taken.remove(), state));
    before = Optional.of(state.copy());
  }
}

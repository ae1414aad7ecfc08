package twophase.paper.theorems.words;

import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Changes;
import twophase.paper.network.Network;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.Looks;

/** How fast the second layer oscillates: the mean of (a_i(j + 1) - a_i(j))^2. */
final class SecondLayerSteps implements StepPairs.Step {
  private double sum;
  private long neuronSteps;

  private SecondLayerSteps() {}

  /**
   * The mean over the neurons and over some steps of the second half of a run, as many as the
   * card's {@code oscillation-looks} says; NaN if the run diverges.
   */
  static double of(Run.Free run, Trial trial) {
    SecondLayerSteps seen = new SecondLayerSteps();
    Looks looks =
        Looks.between(run.steps() / 2, run.steps() - 1, trial.card().integer("oscillation-looks"));
    boolean completed =
        Asked.coarsely(trial, run.steps())
            .run(run, StepPairs.blindToRotation(looks, seen))
            .completed();
    return completed ? seen.sum / seen.neuronSteps : Double.NaN;
  }

  /**
   * A core has fewer neurons than the network; a rotation keeps the sum, and their ratio counts.
   */
  @Override
  public void see(Network before, Network after) {
    sum += Changes.ofSecondLayer(before, after);
    neuronSteps += after.width();
  }
}

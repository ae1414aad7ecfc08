package twophase.paper.theorems.descent;

import java.util.Optional;
import java.util.function.Function;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Network;
import twophase.paper.theorems.Ends;

/**
 * What a trial of gradient descent drew, and what becomes of it.
 *
 * @param trial which one
 * @param eta step size
 * @param ground ground truth and data
 * @param start the network at t = 0
 */
record Begun(Trial trial, double eta, Landscape ground, Network start) {

  /**
   * Does the run.
   *
   * @return whether it completed
   */
  boolean run(long steps, Observer observer) {
    return trial
        .simulator(NetworkSimulator.class)
        .run(new Run.Driven(new GradientDescent(ground.data()), eta, start, steps), observer)
        .completed();
  }

  /** The state after that many steps; empty if the run diverges. */
  Optional<Network> end(long steps) {
    Ends ends = new Ends(steps);
    return run(steps, ends) ? Optional.of(ends.last()) : Optional.empty();
  }

  /** What the state after that many steps shows; of a run that diverges no claim holds. */
  Measurement atEnd(long steps, Function<Network, Measurement> look) {
    return end(steps)
        .map(look)
        .orElseGet(() -> Measurement.divergence(1, 0, "the run diverged before step " + steps));
  }

  /** The start, seen along the direction that neurons near 0 grow to. */
  Modes modes() {
    return new Modes(start, ground.growthDirection());
  }
}

package twophase.paper.theorems.descent;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Asked;
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
    return Asked.exactly(trial)
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

  /** norm(S theta*): how strongly neurons near 0 are pulled. */
  double pull() {
    return Norms.frobenius(ground.pull());
  }

  /**
   * The fitted rate of a mode's norm, over the law's; its mass, a square, has twice the rate.
   *
   * @param mass of the mode
   * @param rate the law's, of the norm's logarithm in a step
   * @param foldings how many e-foldings of the norm the run goes on for, at least one
   */
  Rate fitted(ToDoubleFunction<Modes> mass, double rate, double foldings) {
    long steps = (long) Math.ceil(Math.max(1, foldings) / Math.abs(rate));
    DMatrixRMaj u = ground.growthDirection();
    Samples masses =
        new Samples(
            steps,
            trial.card().integer("points"),
            state -> mass.applyAsDouble(new Modes(state, u)));
    return run(steps, masses)
        ? Rate.near(1, masses.rate() / (2 * rate), trial.card().number("tolerance"))
        : Rate.divergence();
  }
}

package twophase.paper.theorems.lazy;

import java.util.function.Predicate;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.CoreRun;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.NtkSetting;

/**
 * A setting of label-noise SGD from the NTK start, and how long it is watched.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param steps at least 1
 */
record Watched(int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps)
    implements NtkSetting {
  Watched {
    Ranges.atLeast("steps", steps, 1);
    new NoisyRun(m, d, n, eta, sigma, thetaNorm);
  }

  private NoisyRun endless() {
    return new NoisyRun(m, d, n, eta, sigma, thetaNorm);
  }

  /** The free run of these seeds. */
  Run.Free run(SeedTree seeds) {
    return endless().run(seeds, steps);
  }

  /** The same without its neurons. */
  CoreRun core(SeedTree seeds) {
    return endless().core(seeds, steps);
  }

  /** A trial: whether a look at the run shows an event. */
  <O extends Observer> FreeTrial<O> watch(Trial trial, O look, Predicate<O> event) {
    return new FreeTrial<>(trial, run(trial.seeds()), look, seen -> Event.that(event.test(seen)));
  }

  @Override
  public double stabilityLoad() {
    return endless().stabilityLoad();
  }
}

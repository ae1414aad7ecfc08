package twophase.paper.theorems.descent;

import twophase.kit.bench.Trial;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;

/**
 * s along one run of the oscillating second layer, looked at after every step. The least of it
 * bounds the lemma's expectation from below at all times together: E min s &lt;= min E s.
 */
final class Falling implements Observer {
  private double least = Double.POSITIVE_INFINITY;
  private double last;
  private boolean completed;

  private Falling() {}

  /** Does the run, with a start and chains of the trial. */
  static Falling of(Oscillating setting, QuadraticLoss loss, Trial trial, long steps) {
    Falling seen = new Falling();
    seen.completed =
        trial
            .simulator(NetworkSimulator.class)
            .run(setting.run(loss, trial.seeds().child("run"), steps), seen)
            .completed();
    return seen;
  }

  @Override
  public boolean wants(long t) {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    last = Oscillating.meanNorm2(state);
    least = Math.min(least, last);
  }

  /** The least s up to the end, or to where the run diverged. */
  double least() {
    return least;
  }

  /** s at the end; infinite if the run diverged before. */
  double last() {
    return completed ? last : Double.POSITIVE_INFINITY;
  }

  boolean diverged() {
    return !completed;
  }
}

package twophase.paper.theorems.lazy;

import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Network;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theory.EscapeTime;

/**
 * Whether every neuron is outside the lazy ball at T1. A run that diverges has not reached T1, so
 * it does not count as outside.
 */
final class AllOutside implements FreeTrial, Observer {
  private final NoisyRun setting;
  private final Trial trial;
  private final boolean wanted;
  private final long steps;
  private LazyBall ball;
  private boolean outside;

  /**
   * A trial.
   *
   * @param wanted the event is that all are outside, or else that not all are
   */
  AllOutside(NoisyRun setting, Trial trial, boolean wanted) {
    this.setting = setting;
    this.trial = trial;
    this.wanted = wanted;
    // T1 is infinite without noise.
    this.steps =
        setting.sigma() == 0
            ? trial.card().integer("noiseless-steps")
            : EscapeTime.printed(setting.m(), setting.eta(), setting.sigma());
  }

  @Override
  public Trial trial() {
    return trial;
  }

  @Override
  public Run.Free run() {
    return setting.run(trial.seeds(), steps);
  }

  @Override
  public Observer observer() {
    return this;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || t == steps;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      ball = new LazyBall(state);
    }
    if (t == steps) {
      outside = ball.allOutside(state);
    }
  }

  @Override
  public boolean shows(Outcome how) {
    return (how.completed() && outside) == wanted;
  }
}

package twophase.paper.dynamics;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import twophase.paper.network.Network;

/**
 * A network on its way by one {@link Rule}: what the rule has to remember from step to step beside
 * the network is in here.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface Motion {

  /** Moves the network by one step, in place. */
  void step();

  /** Whether every weight is a number: neither infinite nor NaN. */
  boolean isFinite();

  /**
   * Steps until all are done, the observer has seen enough, or a weight is no number any more.
   *
   * @param steps at least 0
   * @param observer who is shown the states
   * @param shown the state as it is to be shown; asked for only where it is wanted
   * @return how it ended
   */
  default Outcome run(long steps, Observer observer, Supplier<Network> shown) {
    if (observer.wants(0)) {
      observer.see(0, shown.get());
    }
    long quietUntil = observer.quietUntil(1);
    for (long t = 1; t <= steps && !observer.satisfied(); t++) {
      step();
      if (!isFinite()) {
        return new Outcome.Diverged(t);
      }
      if (t >= quietUntil) {
        if (observer.wants(t)) {
          observer.see(t, shown.get());
        }
        quietUntil = observer.quietUntil(t + 1);
      }
    }
    return new Outcome.Completed();
  }

  /**
   * A motion that looks at every weight to see whether it is finite.
   *
   * @param network what the step moves
   * @param step one step of it, in place
   */
  static Motion of(Network network, Runnable step) {
    return of(network::isFinite, step);
  }

  /** A motion that has a way of its own to see whether every weight is finite. */
  static Motion of(BooleanSupplier finite, Runnable step) {
    return new Motion() {
      @Override
      public void step() {
        step.run();
      }

      @Override
      public boolean isFinite() {
        return finite.getAsBoolean();
      }
    };
  }
}

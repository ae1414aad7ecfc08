package twophase.paper.dynamics;

import org.apiguardian.api.API;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/** Looks at a run: it is shown the states it wants, in the order of time, the start included. */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface Observer {

  /**
   * In a free run, the ground truth that the simulator drew; told before any state is shown.
   *
   * @param truth not modified by anybody
   */
  default void truth(GroundTruth truth) {}

  /** Whether the state after t steps is to be shown; the answer depends on t alone. */
  boolean wants(long t);

  /**
   * A time, t or later, before which no state from t on is wanted: until then nobody has to ask.
   *
   * @param t number of steps done
   */
  default long quietUntil(long t) {
    return t;
  }

  /**
   * Whether it has seen all that it needs; asked after a state was shown, and once true, true for
   * good. A run of which every observer has seen enough may end there, as if completed.
   */
  default boolean satisfied() {
    return false;
  }

  /**
   * Whether what it looks at stays the same when [W, a] is multiplied from the left by a matrix
   * with orthonormal columns: norms of layers and of moves, theta, the loss. It may then be shown
   * fewer neurons than the network has, N of Q N = [W, a], with the same Q at all times.
   */
  default boolean blindToRotation() {
    return false;
  }

  /**
   * A state.
   *
   * @param t number of steps done
   * @param state the simulator's own storage: to be read now, or copied
   */
  void see(long t, Network state);

  /** Whether it wants to be told what a free run drew; the answer is always the same. */
  default boolean wantsTrace() {
    return false;
  }

  /**
   * What a free run drew, if that is wanted and the simulator offers it: told once, after the last
   * state. A run that diverges has none.
   *
   * @param trace not modified by anybody
   */
  default void trace(Trace trace) {}
}

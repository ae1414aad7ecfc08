package twophase.paper.dynamics.lanes;

import twophase.paper.network.Network;

/** Looks at replicas in lock-step: for each it is shown the states it wants, in order of time. */
public interface LaneObserver {

  /** Whether the states after t steps are to be shown; the answer depends on t alone. */
  boolean wants(long t);

  /** A time, t or later, before which no states from t on are wanted. */
  default long quietUntil(long t) {
    return t;
  }

  /** Whether all was seen that is needed; asked after states were shown. */
  default boolean satisfied() {
    return false;
  }

  /**
   * A state.
   *
   * @param replica its place in the list of replicas
   * @param t number of steps done
   * @param state storage that is used again: to be read now, or copied
   */
  void see(int replica, long t, Network state);
}

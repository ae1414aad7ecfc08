package twophase.paper.theorems;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/** Keeps the first state of a run and the last, and theta* where it is told. */
public final class Ends implements Observer {
  private final long steps;
  private final boolean blind;
  private Network first;
  private Network last;
  private GroundTruth truth;

  /** Of a run of that many steps. */
  public Ends(long steps) {
    this(steps, false);
  }

  private Ends(long steps, boolean blind) {
    this.steps = steps;
    this.blind = blind;
  }

  /** The same for who asks of both nothing but what a rotation of the neurons leaves as it is. */
  public static Ends blindToRotation(long steps) {
    return new Ends(steps, true);
  }

  /** The state at the start. */
  public Network first() {
    return shown(first);
  }

  /** The state after the last step. */
  public Network last() {
    return shown(last);
  }

  /** theta*. */
  public GroundTruth truth() {
    if (truth == null) {
      throw new IllegalStateException("the simulator told no ground truth");
    }
    return truth;
  }

  private static Network shown(Network state) {
    if (state == null) {
      throw new IllegalStateException("the simulator did not show both ends of the run");
    }
    return state;
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || t == steps;
  }

  @Override
  public long quietUntil(long t) {
    return t == 0 ? 0 : steps;
  }

  @Override
  public boolean blindToRotation() {
    return blind;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      first = state.copy();
    }
    if (t == steps) {
      last = state.copy();
    }
  }
}

package twophase.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Trace;
import twophase.paper.faults.PartsSimulator;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.simulators.FastSimulator;

/**
 * The theory's own simulator, which keeps what it was asked for: kinds and lengths of runs, and a
 * hash of the states that were looked at. A run that would take long is refused. It may show what
 * it did not quite do, so that something comes near what is allowed for rounding.
 */
final class WatchedSimulator implements NetworkSimulator {
  private static final double LONGEST = 3e9;

  /** A relative error, in units of its precision: more than rounding makes of one number. */
  private static final double SLIP = 8;

  private final NetworkSimulator own;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Conventions conventions;
  private final double slip;
  private long seen;

  WatchedSimulator() {
    this(Conventions.USUAL);
  }

  /** One that says that it has these conventions. */
  WatchedSimulator(Conventions conventions) {
    this(new FastSimulator(), conventions, 0);
  }

  private WatchedSimulator(NetworkSimulator own, Conventions conventions, double slip) {
    this.own = own;
    this.conventions = conventions;
    this.slip = slip;
  }

  /** One that tells what it draws, and shows it and every other state off by a few roundings. */
  static WatchedSimulator inexact(Conventions conventions) {
    double slip = SLIP * conventions.precision().unit();
    return new WatchedSimulator(PartsSimulator.correct(), conventions, slip);
  }

  @Override
  public Conventions conventions() {
    return conventions;
  }

  @Override
  public String name() {
    return own.name();
  }

  @Override
  public String version() {
    return own.version();
  }

  @Override
  public boolean own() {
    return true;
  }

  @Override
  public boolean traces() {
    return own.traces();
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    asked.add(run.getClass().getSimpleName() + " " + run.steps());
    if (work(run) > LONGEST) {
      throw new IllegalStateException("too long to be tried");
    }
    return own.run(run, new Watched(observer));
  }

  private static double work(Run run) {
    // A free run is no wider than its inputs' dimension and one: wider ones are compressed to that.
    double entries =
        run instanceof Run.Free free ? 100.0 + Math.min(free.m(), free.d() + 1) * free.d() : 1000;
    return run.steps() * entries;
  }

  @Override
  public String toString() {
    return asked + " " + seen;
  }

  /** One thread looks; a simulator may call from another one. */
  private synchronized void note(long t, double weight, double second) {
    seen = 31 * (31 * (31 * seen + t) + Double.hashCode(weight)) + Double.hashCode(second);
  }

  /** Passes on, and keeps what was seen. */
  private final class Watched implements Observer {
    private final Observer observer;

    Watched(Observer observer) {
      this.observer = observer;
    }

    @Override
    public void truth(GroundTruth truth) {
      observer.truth(truth);
    }

    @Override
    public boolean wants(long t) {
      return observer.wants(t);
    }

    @Override
    public void see(long t, Network state) {
      note(t, state.firstLayer().get(0), state.secondLayer().get(0));
      observer.see(t, slip > 0 && t % 2 == 1 ? slipped(state) : state);
    }

    @Override
    public boolean wantsTrace() {
      return observer.wantsTrace();
    }

    @Override
    public void trace(Trace trace) {
      double[] noise = Arrays.stream(trace.noise()).map(eps -> eps * (1 + slip)).toArray();
      observer.trace(new Trace(trace.inputs(), trace.order(), noise, trace.batch()));
    }

    private Network slipped(Network state) {
      Network slipped = state.copy();
      CommonOps_DDRM.scale(1 + slip, slipped.firstLayer());
      CommonOps_DDRM.scale(1 + slip, slipped.secondLayer());
      return slipped;
    }
  }
}

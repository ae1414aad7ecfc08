package twophase.paper.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.CompressedSimulator;
import twophase.paper.dynamics.Motion;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.CompressedStart;
import twophase.paper.network.Network;

/**
 * The suite's own simulator. Driven runs that are looked at step by step go by the plain formulas,
 * or by a leaner loop where the rule has one; those that are long and rarely looked at, compressed
 * to width d + 1; free runs compressed too, those of label-noise SGD side by side in lock-step
 * lanes.
 *
 * <p>A free run is the run that the reference simulator does for the same seeds, up to rounding:
 * the same start, ground truth, data and steps. That compression changes nothing else is itself a
 * statement of the suite, {@code width-compression}.
 */
public final class FastSimulator implements NetworkSimulator {
  private final NetworkSimulator compressed = new CompressedSimulator();
  private final LaneSimulator lanes = LaneSimulator.best();

  @Override
  public String name() {
    return "twophase";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    return run.either(
        driven -> driven(driven, observer),
        free -> runAll(List.of(free), List.of(observer)).get(0));
  }

  private Outcome driven(Run.Driven driven, Observer observer) {
    if (driven.rule().compressedWhenDriven()) {
      return compressed.run(driven, observer);
    }
    Network network = driven.start().copy();
    Motion motion = driven.rule().lean(network, driven.eta(), driven.samples());
    return motion.run(driven.steps(), observer, () -> network);
  }

  @Override
  public boolean own() {
    return true;
  }

  @Override
  public int sideBySide() {
    return LaneSimulator.LANES;
  }

  /**
   * Does free runs side by side.
   *
   * @throws IllegalArgumentException if they differ in more than their seeds
   * @throws CancellationException if the thread is interrupted
   */
  @Override
  public List<Outcome> runAll(List<Run.Free> runs, List<? extends Observer> observers) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int first = 0; first < runs.size(); first += LaneSimulator.LANES) {
      int end = Math.min(first + LaneSimulator.LANES, runs.size());
      outcomes.addAll(runSome(runs.subList(first, end), observers.subList(first, end)));
    }
    return outcomes;
  }

  private List<Outcome> runSome(List<Run.Free> runs, List<? extends Observer> observers) {
    Run.Free common = runs.get(0);
    if (!Replica.lanes(common)) {
      return oneByOne(runs, observers);
    }
    List<Replica> replicas = new ArrayList<>();
    List<Look> looks = new ArrayList<>();
    for (int k = 0; k < runs.size(); k++) {
      Run.Free run = runs.get(k);
      if (run.eta() != common.eta()
          || run.steps() != common.steps()
          || !run.rule().equals(common.rule())
          || !run.schedule().equals(common.schedule())) {
        throw new IllegalArgumentException("runs side by side may differ in their seeds alone");
      }
      observers.get(k).truth(run.truth());
      CompressedStart start = CompressedStart.of(run.start());
      replicas.add(new Replica(start.core(), Replica.samples(run)));
      looks.add(new Look(start, observers.get(k)));
    }
    return lanes.run(
        common.eta(),
        common.rule().batch(),
        common.schedule(),
        replicas,
        common.steps(),
        new Looks(looks, common.m(), common.d()));
  }

  private List<Outcome> oneByOne(List<Run.Free> runs, List<? extends Observer> observers) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int k = 0; k < runs.size(); k++) {
      outcomes.add(compressed.run(runs.get(k), observers.get(k)));
    }
    return outcomes;
  }

  /** Who looks at a run, and where it started. */
  private record Look(CompressedStart start, Observer observer) {}

  /** Shows each replica to its own observer. */
  private static final class Looks implements LaneObserver {
    private final List<Look> looks;
    private final int m;
    private final int d;

    /** Neurons that were read back: room for one network, whosever turn it is. */
    private Optional<Network> wide = Optional.empty();

    Looks(List<Look> looks, int m, int d) {
      this.looks = looks;
      this.m = m;
      this.d = d;
    }

    @Override
    public boolean wants(long t) {
      for (Look look : looks) {
        if (look.observer().wants(t)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public long quietUntil(long t) {
      long quiet = Long.MAX_VALUE;
      for (Look look : looks) {
        quiet = Math.min(quiet, look.observer().quietUntil(t));
      }
      return quiet;
    }

    @Override
    public boolean satisfied() {
      return looks.stream().allMatch(look -> look.observer().satisfied());
    }

    @Override
    public void see(int replica, long t, Network core) {
      CompressedStart start = looks.get(replica).start();
      Observer observer = looks.get(replica).observer();
      if (!observer.wants(t)) {
        return;
      }
      if (observer.blindToRotation()) {
        observer.see(t, core);
      } else if (t == 0) {
        observer.see(t, start.start());
      } else {
        observer.see(t, readBack(start, core));
      }
    }

    private Network readBack(CompressedStart start, Network core) {
      Network room =
          wide.orElseGet(() -> new Network(new DMatrixRMaj(m, d), new DMatrixRMaj(m, 1)));
      wide = Optional.of(room);
      start.show(core, room);
      return room;
    }
  }
}

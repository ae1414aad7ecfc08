package twophase.paper.simulators;

import java.util.ArrayList;
import java.util.List;
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
import twophase.paper.network.Network;
import twophase.paper.network.WidthCompression;

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
    List<ReadBack> looks = new ArrayList<>();
    for (int k = 0; k < runs.size(); k++) {
      Run.Free run = runs.get(k);
      if (run.eta() != common.eta()
          || run.steps() != common.steps()
          || !run.rule().equals(common.rule())) {
        throw new IllegalArgumentException("runs side by side may differ in their seeds alone");
      }
      observers.get(k).truth(run.truth());
      WidthCompression compression = WidthCompression.of(run.start());
      replicas.add(new Replica(compression.core(), Replica.samples(run)));
      looks.add(new ReadBack(compression, observers.get(k)));
    }
    return lanes.run(
        common.eta(), common.rule().batch(), replicas, common.steps(), new Looks(looks));
  }

  private List<Outcome> oneByOne(List<Run.Free> runs, List<? extends Observer> observers) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int k = 0; k < runs.size(); k++) {
      outcomes.add(compressed.run(runs.get(k), observers.get(k)));
    }
    return outcomes;
  }

  /** Shows a core's state as the wide network's. */
  private record ReadBack(WidthCompression compression, Observer observer) {
    void see(long t, Network core) {
      Network wide =
          new Network(
              new DMatrixRMaj(compression.width(), core.inputDimension()),
              new DMatrixRMaj(compression.width(), 1));
      compression.expand(core, wide);
      observer.see(t, wide);
    }
  }

  /** Shows each replica to its own observer. */
  private record Looks(List<ReadBack> looks) implements LaneObserver {
    @Override
    public boolean wants(long t) {
      return looks.stream().anyMatch(look -> look.observer().wants(t));
    }

    @Override
    public void see(int replica, long t, Network core) {
      if (looks.get(replica).observer().wants(t)) {
        looks.get(replica).see(t, core);
      }
    }
  }
}

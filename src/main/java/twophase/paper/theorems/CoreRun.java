package twophase.paper.theorems;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSamples;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;

/**
 * A run of label-noise SGD from the NTK start of which there is the core alone: its start is drawn
 * as a core, its neurons never are. The suite's own lanes do it, at a cost that the width has no
 * part in.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param inputs training set or fresh
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param seeds where all randomness of the run hangs
 * @param steps at least 0
 * @param rule how many samples a step takes
 */
public record CoreRun(
    long m,
    int d,
    Inputs inputs,
    double eta,
    double sigma,
    double thetaNorm,
    SeedTree seeds,
    long steps,
    LabelNoiseSgd rule) {

  /**
   * A run of the same law as a free one, with a start that is drawn otherwise.
   *
   * @throws IllegalArgumentException if it is by another rule, or its noise is not always on
   */
  public static CoreRun of(Run.Free free) {
    if (!Replica.lanes(free) || !free.schedule().always()) {
      throw new IllegalArgumentException("a core run is label-noise SGD with the noise always on");
    }
    return new CoreRun(
        free.m(),
        free.d(),
        free.inputs(),
        free.eta(),
        free.sigma(),
        free.thetaNorm(),
        free.seeds(),
        free.steps(),
        (LabelNoiseSgd) free.rule());
  }

  /**
   * Does runs side by side.
   *
   * @param trial whose runs they are, or of the same setting
   * @param runs that differ in their seeds alone
   * @param observers one for each, who is shown cores; all want the same times
   */
  public static List<Outcome> all(
      Trial trial, List<CoreRun> runs, List<? extends Observer> observers) {
    runs.forEach(run -> trial.requireWork(run.steps(), (run.d() + 1.0) * (run.d() + 1.0)));
    List<Outcome> ends = new ArrayList<>();
    for (int first = 0; first < runs.size(); first += LaneSimulator.LANES) {
      int end = Math.min(first + LaneSimulator.LANES, runs.size());
      List<Replica> replicas = runs.subList(first, end).stream().map(CoreRun::replica).toList();
      CoreRun one = runs.get(first);
      Lanes lanes = new Lanes(observers.subList(first, end));
      ends.addAll(
          LaneSimulator.best()
              .run(
                  one.eta(),
                  one.rule().batch(),
                  NoiseSchedule.ALWAYS,
                  replicas,
                  one.steps(),
                  lanes));
    }
    return ends;
  }

  private Replica replica() {
    WideStart start = WideStart.draw(m, d, seeds.child("start").stream());
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    return new Replica(start.core(), LaneSamples.drawn(inputs, truth, sigma, rule, seeds));
  }

  /** Shows each lane to its own observer. */
  private record Lanes(List<? extends Observer> observers) implements LaneObserver {
    @Override
    public boolean wants(long t) {
      return observers.get(0).wants(t);
    }

    @Override
    public long quietUntil(long t) {
      return observers.get(0).quietUntil(t);
    }

    @Override
    public boolean satisfied() {
      return observers.stream().allMatch(Observer::satisfied);
    }

    @Override
    public void see(int replica, long t, Network core) {
      observers.get(replica).see(t, core);
    }
  }
}

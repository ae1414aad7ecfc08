package twophase.paper.theorems.laws;

import java.util.ArrayList;
import java.util.List;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;

/** Free runs whose starts are drawn as cores, and that are looked at as such. */
final class CoreRuns {
  private CoreRuns() {}

  /**
   * Does runs in the suite's own lanes.
   *
   * @param runs that differ in their seeds alone
   * @param observers one for each; all want the same times
   */
  static List<Outcome> all(List<Run.Free> runs, List<? extends Observer> observers) {
    List<Outcome> ends = new ArrayList<>();
    for (int first = 0; first < runs.size(); first += LaneSimulator.LANES) {
      int end = Math.min(first + LaneSimulator.LANES, runs.size());
      List<Replica> replicas = runs.subList(first, end).stream().map(CoreRuns::replica).toList();
      Run.Free one = runs.get(first);
      Lanes lanes = new Lanes(observers.subList(first, end));
      ends.addAll(
          LaneSimulator.best().run(one.eta(), one.rule().batch(), replicas, one.steps(), lanes));
    }
    return ends;
  }

  private static Replica replica(Run.Free run) {
    WideStart start = WideStart.draw(run.m(), run.d(), run.seeds().child("start").stream());
    return new Replica(start.core(), Replica.samples(run));
  }

  /** Shows each lane to its own observer. */
  private record Lanes(List<? extends Observer> observers) implements LaneObserver {
    @Override
    public boolean wants(long t) {
      return observers.get(0).wants(t);
    }

    @Override
    public void see(int replica, long t, Network core) {
      observers.get(replica).see(t, core);
    }
  }
}

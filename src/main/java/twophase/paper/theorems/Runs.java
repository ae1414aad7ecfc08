package twophase.paper.theorems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Found;
import twophase.kit.bench.Limit;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;

/** How statements about networks ask the bench. */
public final class Runs {
  private static final Limit STABILITY =
      new Limit("stability limit", "k s", 1, "runs there may diverge");

  private Runs() {}

  /** The simulator under test. */
  public static NetworkSimulator simulator(Bench bench) {
    return bench.simulator(NetworkSimulator.class);
  }

  /**
   * A claim P(outcome) >= p0 about free runs of the simulator under test, which does as many side
   * by side as it likes best.
   *
   * @param claimed p0; at or below 0 the claim says nothing
   * @param plan what a trial runs, looks at, and concludes; called on several threads at once
   */
  public static Found probability(
      Bench bench, Setting setting, double claimed, Function<Trial, FreeTrial> plan) {
    NetworkSimulator simulator = simulator(bench);
    return bench.probabilityInBatches(
        setting, claimed, simulator.sideBySide(), trials -> seen(simulator, trials, plan));
  }

  private static List<Seen> seen(
      NetworkSimulator simulator, List<Trial> trials, Function<Trial, FreeTrial> plan) {
    List<FreeTrial> plans = trials.stream().map(plan).toList();
    List<Outcome> ends =
        simulator.runAll(
            plans.stream().map(FreeTrial::run).toList(),
            plans.stream().map(FreeTrial::observer).toList());
    List<Seen> seen = new ArrayList<>();
    for (int k = 0; k < plans.size(); k++) {
      boolean shown = plans.get(k).shows(ends.get(k));
      seen.add(new Seen(shown, plans.get(k).value(), !ends.get(k).completed()));
    }
    return seen;
  }

  /**
   * Notes, before anything is run, how near to the mean-square stability limit a setting is.
   *
   * @param load k s, the limit being 1
   */
  public static void noteStability(Bench bench, Setting setting, double load) {
    bench.limit(setting, STABILITY, load);
  }
}

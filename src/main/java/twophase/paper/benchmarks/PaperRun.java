package twophase.paper.benchmarks;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.CompressedSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/**
 * The paper's synthetic run as a figure of scale: n = 200, d = 20, m = 1000, eta = 0.001, sigma =
 * 4, looked at 100 times in 300,000 steps. Its norm of theta* is not stated; here it is 1.
 */
final class PaperRun {
  private static final int STEPS = 300_000;
  private static final int PERIOD = STEPS / 100;
  private static final int REPETITIONS = 8;

  private PaperRun() {}

  private static Run.Free run(int seed) {
    return new Run.Free(
        1000, 20, new Inputs(200), 1e-3, 4, 1, SeedTree.root(seed).child("paper"), STEPS);
  }

  /** CPU seconds of one run, all neurons read back at each look: the best of a few. */
  static double single() {
    Observer observer =
        new Observer() {
          @Override
          public boolean wants(long t) {
            return t % PERIOD == 0;
          }

          @Override
          public void see(long t, Network state) {}
        };
    return best(() -> new CompressedSimulator().run(run(0), observer));
  }

  /**
   * CPU seconds of {@link LaneSimulator#LANES} runs side by side, their cores read at each look.
   */
  static double sideBySide(LaneSimulator simulator) {
    LaneObserver observer =
        new LaneObserver() {
          @Override
          public boolean wants(long t) {
            return t % PERIOD == 0;
          }

          @Override
          public void see(int replica, long t, Network state) {}
        };
    return best(
        () -> {
          List<Replica> replicas = new ArrayList<>();
          for (int k = 0; k < LaneSimulator.LANES; k++) {
            replicas.add(Replica.of(run(k)));
          }
          simulator.run(1e-3, replicas, STEPS, observer);
        });
  }

  private static double best(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k < REPETITIONS; k++) {
      long start = Stopwatch.now();
      work.run();
      best = Math.min(best, (Stopwatch.now() - start) / 1e9);
    }
    return best;
  }
}

package twophase.paper.theorems.laws;

import java.util.ArrayList;
import java.util.List;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSamples;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;
import twophase.paper.theory.DecayLaw;

/**
 * Compares the mean of s(t) over a group of runs with the law's, at equally spaced times of the
 * window. The law starts from the group's own mean of s(0): what the starts' norms differ by is not
 * the law's business.
 */
final class DecayComparison {
  /** Looks after the start; s(t) is smooth on this scale. */
  private static final int LOOKS = 8;

  /**
   * The simulator under test does the runs where they are this many times as long as the network is
   * wide. In shorter ones, drawing the start and reading the states back would cost more than the
   * steps, so that the suite's own lanes run compressed cores.
   */
  private static final int STEPS_FOR_A_NEURON = 8;

  private final DecayLawProperties.Shrinking setting;
  private final NetworkSimulator simulator;
  private final long[] times;
  private final double[] corrected;

  private DecayComparison(DecayLawProperties.Shrinking setting, NetworkSimulator simulator) {
    this.setting = setting;
    this.simulator = simulator;
    times = new long[LOOKS + 1];
    for (int j = 0; j <= LOOKS; j++) {
      times[j] = (long) setting.steps() * j / LOOKS;
    }
    corrected =
        setting.prediction().corrected(1, times).stream()
            .mapToDouble(DecayLaw.Prediction::s)
            .toArray();
  }

  /** Integrates the law, once for all trials of a setting. */
  static DecayComparison of(DecayLawProperties.Shrinking setting, NetworkSimulator simulator) {
    return new DecayComparison(setting, simulator);
  }

  /** Does a group of runs; its number is the relative error that is largest in size. */
  Seen look(Trial trial) {
    List<Walk> walks = new ArrayList<>();
    for (int k = 0; k < setting.runs(); k++) {
      walks.add(new Walk());
    }
    List<Outcome> ends =
        setting.steps() >= STEPS_FOR_A_NEURON * (long) setting.m() || !setting.n().fresh()
            ? simulated(trial.seeds(), walks)
            : inLanes(trial.seeds(), walks);
    return ends.stream().allMatch(Outcome::completed)
        ? Seen.within(
            -DecayLawProperties.TOLERANCE, worstError(walks), DecayLawProperties.TOLERANCE)
        : Seen.divergence();
  }

  private Run.Free run(SeedTree seeds) {
    return new Run.Free(
        setting.m(),
        setting.d(),
        setting.n(),
        setting.eta(),
        setting.sigma(),
        setting.thetaNorm(),
        seeds,
        setting.steps());
  }

  private List<Outcome> simulated(SeedTree seeds, List<Walk> walks) {
    List<Run.Free> runs = new ArrayList<>();
    for (int k = 0; k < walks.size(); k++) {
      runs.add(run(seeds.child(k)));
    }
    return simulator.runAll(runs, walks);
  }

  private List<Outcome> inLanes(SeedTree seeds, List<Walk> walks) {
    List<Outcome> ends = new ArrayList<>();
    for (int first = 0; first < walks.size(); first += LaneSimulator.LANES) {
      List<Walk> some = walks.subList(first, Math.min(first + LaneSimulator.LANES, walks.size()));
      List<Replica> replicas = new ArrayList<>();
      for (int k = 0; k < some.size(); k++) {
        replicas.add(wide(seeds.child(first + k)));
      }
      ends.addAll(
          LaneSimulator.best().run(setting.eta(), replicas, setting.steps(), new Lanes(some)));
    }
    return ends;
  }

  private Replica wide(SeedTree seeds) {
    Network core = WideStart.draw(setting.m(), setting.d(), seeds.child("start").stream()).core();
    GroundTruth truth =
        GroundTruth.draw(setting.d(), setting.thetaNorm(), seeds.child("truth").stream());
    return new Replica(
        core, new LaneSamples.Fresh(truth, setting.sigma(), seeds.child("steps").stream()));
  }

  private double worstError(List<Walk> walks) {
    double start = mean(walks, 0);
    double worst = 0;
    for (int j = 1; j <= LOOKS; j++) {
      double error = mean(walks, j) / predicted(start, j) - 1;
      worst = Math.abs(error) > Math.abs(worst) || Double.isNaN(error) ? error : worst;
    }
    return worst;
  }

  /**
   * The law's s at a look. The corrected law was integrated from s(0) = 1; a group's own start
   * differs from 1 so little that the leading law can carry the difference.
   */
  private double predicted(double start, int look) {
    DecayLaw law = setting.prediction();
    double leading = law.leading(start, times[look]);
    return setting.law() == DecayLawProperties.Law.LEADING
        ? leading
        : corrected[look] * leading / law.leading(1, times[look]);
  }

  private static double mean(List<Walk> walks, int look) {
    double sum = 0;
    for (Walk walk : walks) {
      sum += walk.s[look];
    }
    return sum / walks.size();
  }

  /** s at the looks of one run. */
  private final class Walk implements Observer {
    private final double[] s = new double[LOOKS + 1];
    private int looks;

    @Override
    public boolean wants(long t) {
      for (long time : times) {
        if (t == time) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void see(long t, Network state) {
      double norm = NormOps_DDRM.normF(state.firstLayer());
      s[looks++] = norm * norm / setting.m();
    }
  }

  /** Shows each lane to its own run. */
  private record Lanes(List<Walk> walks) implements LaneObserver {
    @Override
    public boolean wants(long t) {
      return walks.get(0).wants(t);
    }

    @Override
    public void see(int replica, long t, Network core) {
      walks.get(replica).see(t, core);
    }
  }
}

package twophase.paper.theorems.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.StatUtils;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.CoreRun;
import twophase.paper.theory.DecayLaw;

/**
 * Compares the mean of s(t) over a group of runs with the law's, at equally spaced times of the
 * window. The law starts from the group's own mean of s(0): what the starts' norms differ by is not
 * the law's business.
 */
final class DecayComparison {
  private final Shrinking setting;
  private final DecayLaw law;
  private final long[] times;
  private final double[] corrected;
  private final double deviation;

  /**
   * Integrates the law, once for all trials of a setting.
   *
   * @param looks how many after the start
   */
  DecayComparison(Shrinking setting, int looks) {
    this.setting = setting;
    law = setting.prediction();
    times = LongStream.rangeClosed(0, looks).map(j -> setting.steps() * j / looks).toArray();
    List<DecayLaw.Prediction> predictions = law.corrected(1, times);
    corrected = predictions.stream().mapToDouble(DecayLaw.Prediction::s).toArray();
    deviation = predictions.get(looks).deviation();
  }

  /** The relative error of the runs' mean that is largest in size. */
  Rate worstError(Trial trial) {
    return of(trial, "tolerance", this::worstError);
  }

  /** The relative error of the standard deviation over the runs at the window's end. */
  Rate spreadError(Trial trial) {
    return of(
        trial,
        "spread-tolerance",
        walks -> {
          int last = times.length - 1;
          double[] ends = walks.stream().mapToDouble(walk -> walk.s[last]).toArray();
          return Math.sqrt(StatUtils.variance(ends)) / deviation - 1;
        });
  }

  /** Does the runs of a trial, and measures something of them that is claimed to be near 0. */
  private Rate of(Trial trial, String tolerance, ToDoubleFunction<List<Walk>> error) {
    List<Run.Free> runs = new ArrayList<>();
    List<Walk> walks = new ArrayList<>();
    for (int k = 0; k < setting.runs(); k++) {
      runs.add(setting.run(trial.seeds().child(k)));
      walks.add(new Walk());
    }
    return done(trial, runs, walks).stream().allMatch(Outcome::completed)
        ? Rate.near(0, error.applyAsDouble(walks), trial.card().number(tolerance))
        : Rate.divergence();
  }

  /**
   * The simulator under test does long runs. In short ones, drawing the start and reading the
   * states back would cost more than the steps, so that the suite runs cores.
   */
  private List<Outcome> done(Trial trial, List<Run.Free> runs, List<Walk> walks) {
    boolean longRuns = setting.steps() >= trial.card().number("steps-a-neuron") * setting.m();
    return longRuns || !setting.n().fresh()
        ? Asked.coarsely(trial, setting.steps()).runAll(runs, walks)
        : CoreRun.all(trial, runs.stream().map(CoreRun::of).toList(), walks);
  }

  private double worstError(List<Walk> walks) {
    double start = mean(walks, 0);
    double worst = 0;
    for (int j = 1; j < times.length; j++) {
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
    double leading = law.leading(start, times[look]);
    return setting.law() == Shrinking.Law.LEADING
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
    private final double[] s = new double[times.length];

    @Override
    public boolean wants(long t) {
      return quietUntil(t) == t;
    }

    @Override
    public long quietUntil(long t) {
      int place = Arrays.binarySearch(times, t);
      int next = place >= 0 ? place : -place - 1;
      return next < times.length ? times[next] : Long.MAX_VALUE;
    }

    @Override
    public boolean blindToRotation() {
      return true;
    }

    @Override
    public void see(long t, Network state) {
      double norm = Norms.frobenius(state.firstLayer());
      for (int j = 0; j < times.length; j++) {
        s[j] = times[j] == t ? norm * norm / setting.m() : s[j];
      }
    }
  }
}

package twophase.paper.theorems.descent;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.network.QuadraticLoss;

/**
 * The mean of s over runs that share S and theta*, at evenly spaced times: an estimate of Lemma 4's
 * expectation, over the start and the chains.
 *
 * @param every steps between two times
 * @param means at 0, every, 2 every, ...; infinite from where a run has diverged
 */
record MeanCourse(long every, double[] means) {

  /**
   * Does the runs.
   *
   * @param seeds where their randomness hangs
   * @param size how many, at least 1
   * @param steps length of the runs
   */
  static MeanCourse of(Oscillating setting, Trial trial, SeedTree seeds, int size, long steps) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    int looks = trial.card().integer("looks");
    QuadraticLoss loss = setting.loss(seeds);
    List<Samples> runs = new ArrayList<>();
    for (int run = 0; run < size; run++) {
      Samples seen = new Samples(steps, looks, Oscillating::meanNorm2);
      simulator.run(setting.run(loss, seeds.child("run").child(run), steps), seen);
      runs.add(seen);
    }
    double[] means = new double[runs.get(0).room()];
    for (int k = 0; k < means.length; k++) {
      for (Samples seen : runs) {
        means[k] += seen.value(k) / size;
      }
    }
    return new MeanCourse(runs.get(0).every(), means);
  }

  /**
   * When the mean is down to a bound for the first time, by interpolation of its logarithm between
   * looks: 0 if it starts there, infinite if it does not come down that far.
   *
   * @param bound above 0
   */
  double firstTime(double bound) {
    if (means[0] <= bound) {
      return 0;
    }
    for (int k = 1; k < means.length; k++) {
      if (means[k] <= bound) {
        double fall = StrictMath.log(means[k - 1] / means[k]);
        double part = StrictMath.log(means[k - 1] / bound) / fall;
        return (k - 1 + part) * every;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}

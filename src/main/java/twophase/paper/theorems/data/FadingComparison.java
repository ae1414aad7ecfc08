package twophase.paper.theorems.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.data.DataSet;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.Asked;
import twophase.paper.theory.DecayLaw;
import twophase.paper.theory.ModeDecay;

/**
 * Compares the means of A_k = norm2(W e_k) over a group of runs with laws that start from the
 * group's own A_k(0).
 */
final class FadingComparison {
  private final Fading setting;
  private final double[] second;
  private final ModeDecay law;
  private final long[] times;

  /** Works out the moments of the inputs, once for all trials of a setting. */
  FadingComparison(Fading setting, CardNumbers card) {
    this.setting = setting;
    DataSet data = RealInputs.of(setting.n());
    int looks = card.integer("looks");
    second = data.secondMoments();
    law = new ModeDecay(setting.eta(), setting.sigma(), second, data.fourthMoments());
    times = LongStream.rangeClosed(0, looks).map(j -> setting.steps() * j / looks).toArray();
  }

  /** What a law says of a group at a look, from where it started. */
  private interface Law {
    double[] modes(double[] start, int look);
  }

  /** The error of the isotropic law of the mean squared norm that is largest in size. */
  Rate isotropic(Trial trial) {
    DecayLaw isotropic = new DecayLaw(setting.m(), setting.d(), setting.eta(), setting.sigma(), 0);
    return worst(
        trial,
        "coarse",
        (start, look) ->
            new double[] {setting.m() * isotropic.leading(sum(start) / setting.m(), times[look])},
        modes -> new double[] {sum(modes)});
  }

  /** The error of A_k(0) exp(-lambda_k tau) that is largest in size. */
  Rate exponential(Trial trial) {
    return worst(trial, "coarse", this::exponentials, modes -> modes);
  }

  /** The error of the law of modes that is largest in size. */
  Rate modes(Trial trial) {
    return worst(
        trial, "fine", (start, look) -> law.after(start, setting.tau(times[look])), modes -> modes);
  }

  private double[] exponentials(double[] start, int look) {
    double[] modes = start.clone();
    for (int k = 0; k < modes.length; k++) {
      modes[k] *= StrictMath.exp(-second[k] * setting.tau(times[look]));
    }
    return modes;
  }

  /** What of the modes a law speaks of. */
  private interface Reading {
    double[] of(double[] modes);
  }

  private Rate worst(Trial trial, String tolerance, Law predicted, Reading read) {
    CardNumbers card = trial.card();
    List<Run.Free> runs = setting.runs(trial.seeds());
    List<ModeWatch> watches = runs.stream().map(run -> new ModeWatch(times, setting.d())).toList();
    List<Outcome> ends = Asked.coarsely(trial, setting.steps()).runAll(runs, watches);
    if (!ends.stream().allMatch(Outcome::completed)) {
      return Rate.divergence();
    }
    double[] start = mean(watches, 0);
    double[] first = read.of(start);
    double worst = 0;
    for (int look = 1; look < times.length; look++) {
      double[] said = predicted.modes(start, look);
      double[] seen = read.of(mean(watches, look));
      for (int k = 0; k < said.length; k++) {
        if (said[k] >= card.number("left") * first[k]) {
          double error = seen[k] / said[k] - 1;
          worst = Math.abs(error) > Math.abs(worst) ? error : worst;
        }
      }
    }
    return Rate.near(0, worst, card.number(tolerance));
  }

  private double[] mean(List<ModeWatch> watches, int look) {
    double[] mean = new double[setting.d()];
    for (ModeWatch watch : watches) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += watch.at(look)[k] / watches.size();
      }
    }
    return mean;
  }

  private static double sum(double[] modes) {
    return Arrays.stream(modes).sum();
  }
}

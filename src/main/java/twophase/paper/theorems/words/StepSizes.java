package twophase.paper.theorems.words;

import java.util.stream.IntStream;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.NtkSetting;
import twophase.paper.theorems.Slope;

/**
 * Where a sweep of step sizes starts, all else fixed.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta the smallest step size, above 0
 * @param sigma label-noise level, above 0
 * @param thetaNorm norm of theta*, at least 0
 */
record StepSizes(int m, int d, Inputs n, double eta, double sigma, double thetaNorm)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  StepSizes {
    Ranges.positive("sigma", sigma);
    new Learning(m, d, n, eta, sigma, thetaNorm, 1);
  }

  /** The exponent in the step size of the steps in which norm2(W) falls to the card's share. */
  Slope exponent(Trial trial) {
    CardNumbers card = trial.card();
    double[] sizes =
        IntStream.range(0, card.integer("step-sizes")).mapToDouble(k -> eta * (1 << k)).toArray();
    double[] times = new double[sizes.length];
    for (int k = 0; k < sizes.length; k++) {
      times[k] = time(sizes[k], k, trial);
    }
    return new Slope("step size η", "steps of Phase I", sizes, times);
  }

  /** NaN where it does not fall so far in the card's number of e-foldings. */
  private double time(double size, int place, Trial trial) {
    CardNumbers card = trial.card();
    int steps = (int) Math.ceil(card.number("foldings") / (size * sigma * (size * sigma)));
    Learning run = new Learning(m, d, n, size, sigma, thetaNorm, steps);
    FirstLayer layer =
        new FirstLayer(Looks.between(1, steps, card.integer("fine-looks")), card.number("fallen"));
    Asked.coarsely(trial, steps).run(run.run(trial.seeds().child(place)), layer);
    return layer.fallen();
  }
}

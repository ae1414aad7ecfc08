package twophase.paper.theorems.descent;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.theory.Alignment;

/**
 * Label-noise SGD in place of Lemma 6's gradient descent at smaller and smaller step sizes, at the
 * smallest width that A1 admits.
 *
 * @param d input dimension, at least 1
 * @param eta the largest step size, in (0, 1)
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, above 0
 */
record NoisySweep(int d, double eta, double sigma, double thetaNorm)
    implements Sweep<NoisyDescent> {
  private static final double LEAST_WIDTH = 0.5;

  NoisySweep {
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.positive("1 - eta", 1 - eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.positive("thetaNorm", thetaNorm);
  }

  @Override
  public List<NoisyDescent> settings(CardNumbers card) {
    return IntStream.range(0, card.integer("step-sizes"))
        .mapToDouble(k -> eta / StrictMath.pow(card.number("step-ratio"), k))
        .mapToObj(
            step -> new NoisyDescent(Alignment.width(step, LEAST_WIDTH), d, step, sigma, thetaNorm))
        .toList();
  }

  /**
   * The constant in a bound.
   *
   * @param what is bounded, in words
   * @param measured the same, of one run
   * @param rate what it is claimed to be of the order of, at a step size
   */
  Growth constant(
      Trial trial,
      String what,
      ToDoubleFunction<NoisyDescent.End> measured,
      DoubleUnaryOperator rate) {
    return growth(
        trial.card(),
        NoisyDescent::eta,
        what,
        run -> mean(run, trial, measured, trial.card().integer("group")),
        rate);
  }

  /** The quadratic mean over a group of runs; infinite if one diverges. */
  static double mean(
      NoisyDescent run, Trial trial, ToDoubleFunction<NoisyDescent.End> measured, int group) {
    double sum = 0;
    for (int k = 0; k < group; k++) {
      double seen =
          run.end(trial, trial.seeds().child(k))
              .map(measured::applyAsDouble)
              .orElse(Double.POSITIVE_INFINITY);
      sum += seen * seen;
    }
    return Math.sqrt(sum / group);
  }
}

package twophase.paper.theorems.lazy;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Slope;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.SecondLayer;

/**
 * Settings in which one variable grows, the others fixed.
 *
 * @param variable which one, in words
 * @param values of it
 * @param runs the setting at each value
 */
record LayerSweep(String variable, double[] values, List<NoisyRun> runs) implements Conditioned {

  /**
   * A sweep in powers of the card's factor.
   *
   * @param from the smallest value
   * @param points how many
   * @param at the setting at a value
   */
  static LayerSweep of(
      String variable, double from, int points, CardNumbers card, DoubleFunction<NoisyRun> at) {
    double[] values =
        IntStream.range(0, points)
            .mapToDouble(k -> from * StrictMath.pow(card.number("sweep-factor"), k))
            .toArray();
    return new LayerSweep(
        variable, values, IntStream.range(0, points).mapToObj(k -> at.apply(values[k])).toList());
  }

  @Override
  public List<Point> points() {
    return runs.stream().flatMap(run -> run.points().stream()).toList();
  }

  @Override
  public double sigma() {
    return runs.get(0).sigma();
  }

  /** The exponent of the mean largest |a_i(t)|, freed of sqrt(1 + ln m), along the sweep. */
  Rate exponent(double claimed, Trial trial) {
    CardNumbers card = trial.card();
    int size = card.integer("sweep-group");
    double[] largest = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      NoisyRun run = runs.get(k);
      long steps = SecondLayer.steps(card.number("sweep-foldings"), run.eta(), run.sigma());
      Group<LargestWeight> group =
          Group.of(
              trial,
              trial.seeds().child(k),
              size,
              seeds -> run.run(seeds, steps),
              () -> new LargestWeight(steps, card));
      if (!group.completed()) {
        return Rate.divergence();
      }
      double logarithmic = SecondLayer.startScale(run.m()) * Math.sqrt(run.m());
      for (LargestWeight look : group.looks()) {
        largest[k] += look.value() / (size * logarithmic);
      }
    }
    return new Slope(variable, "largest |a| / √(1 + ln m)", values, largest)
        .near(claimed, card.number("exponent-tolerance"));
  }
}

package twophase.paper.theorems.phases;

import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.NtkSetting;

/**
 * Where a sweep over SAM's step size or radius starts.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param eta the smallest step size, above 0
 * @param radius the smallest radius, above 0
 * @param thetaNorm norm of theta*, at least 0
 */
record SamSweep(int m, int d, double eta, double radius, double thetaNorm) implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  SamSweep {
    Ranges.positive("radius", radius);
    new SamRun(m, d, Inputs.FRESH, eta, radius, thetaNorm, 1);
  }

  @Override
  public Inputs n() {
    return Inputs.FRESH;
  }

  /**
   * Steps in which norm2(W) falls by the card's {@code foldings} after the first {@code from}, with
   * step size and radius that many times the smallest; NaN if it does not fall so far.
   */
  double time(Trial trial, double etaFactor, double radiusFactor) {
    CardNumbers card = trial.card();
    double from = card.number("from");
    SamRun run =
        new Start(m, d, n(), eta * etaFactor, thetaNorm)
            .sam(radius * radiusFactor, card.number("length"));
    List<Course> courses =
        Course.together(trial, List.of(run.run(trial.seeds())), card.integer("fine-looks"), false);
    return courses.isEmpty()
        ? Double.NaN
        : courses.get(0).stepsBetween(from, from + card.number("foldings"));
  }
}

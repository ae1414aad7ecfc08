package twophase.paper.theorems.descent;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Inputs;
import twophase.paper.theory.Alignment;
import twophase.paper.theory.Convergence;

/**
 * Lemma 5 and Lemma 6 in a chain at smaller and smaller step sizes, from the ball of radius
 * sqrt(eta), at the smallest width that A1 admits, S = I.
 *
 * @param d input dimension, at least 1
 * @param eta the largest step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 */
record Chained(int d, double eta, double thetaNorm) implements Sweep<SmallRun> {
  private static final double LEAST_WIDTH = 0.5;

  Chained {
    Descent.check(1, d, Inputs.ISOTROPIC, eta, thetaNorm);
  }

  @Override
  public List<SmallRun> settings(CardNumbers card) {
    return IntStream.range(0, card.integer("step-sizes"))
        .mapToDouble(k -> eta / StrictMath.pow(card.number("step-ratio"), k))
        .mapToObj(
            step ->
                new SmallRun(
                    SmallStart.BALL,
                    Alignment.width(step, LEAST_WIDTH),
                    d,
                    Inputs.ISOTROPIC,
                    step,
                    thetaNorm,
                    1))
        .toList();
  }

  /** T2/eta and then t3 - t2. */
  static long steps(SmallRun setting) {
    return Alignment.steps(setting.eta(), setting.thetaNorm(), 1)
        + Convergence.steps(setting.eta(), setting.thetaNorm());
  }

  /**
   * The constant in the bound of part (a).
   *
   * @param measured the distance from theta*
   */
  Growth constant(Trial trial, ToDoubleFunction<SmallRun> measured) {
    return growth(
        trial.card(),
        SmallRun::eta,
        "‖θ(t₃) − θ*‖ over η ln(1/η)",
        measured,
        eta -> Convergence.bound(eta, 1));
  }
}

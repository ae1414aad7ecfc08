package twophase.paper.theorems.lazy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.bench.Abridged;
import twophase.kit.bench.Curve;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.ConditionOne.Point;

/**
 * Runs that differ in their width alone; which widths, the step size and how long is on the card.
 *
 * @param d input dimension, at least 1
 * @param n training samples
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 */
record WideningRuns(int d, Inputs n, double sigma, double thetaNorm) implements Abridged {
  WideningRuns {
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  private List<Learning> runs(CardNumbers card) {
    return IntStream.range(0, card.integer("sweep-points"))
        .mapToObj(
            k -> card.integer("narrowest") * (int) StrictMath.pow(card.number("width-factor"), k))
        .map(
            m ->
                new Learning(
                    m, d, n, card.number("wide-eta"), sigma, thetaNorm, card.integer("wide-steps")))
        .toList();
  }

  /** What is measured along the widths. */
  Curve curve(CardNumbers card, String y, ToDoubleFunction<Learning> measured) {
    List<Learning> runs = runs(card);
    return new Curve(
        "width m",
        y,
        runs.stream().mapToDouble(Learning::m).toArray(),
        runs.stream().mapToDouble(measured).toArray());
  }

  @Override
  public Record whole(CardNumbers card) {
    return new Whole(runs(card).stream().flatMap(run -> run.points().stream()).toList(), sigma);
  }

  /** What hypotheses are asked of. */
  record Whole(List<Point> points, double sigma) implements Conditioned {}
}

package twophase.paper.theorems.descent;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import twophase.kit.bench.Abridged;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Growth;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Slope;
import twophase.paper.theory.ConditionOne.Point;

/**
 * A setting that stands for several, in which one variable has the values that the card chooses.
 *
 * @param <P> one of them
 */
interface Sweep<P extends Conditioned> extends Abridged {

  /** Those for which it stands. */
  List<P> settings(CardNumbers card);

  /**
   * The exponent of what is measured in what is swept.
   *
   * @param x what is swept, in words
   * @param variable the same
   * @param y what is measured, in words
   * @param measured the same; NaN where there is nothing to measure
   */
  default Slope slope(
      CardNumbers card,
      String x,
      ToDoubleFunction<P> variable,
      String y,
      ToDoubleFunction<P> measured) {
    Curve seen = curve(card, x, variable, y, measured);
    return new Slope(seen.x(), seen.y(), seen.at(), seen.seen());
  }

  /** What is measured along what is swept. */
  default Curve curve(
      CardNumbers card,
      String x,
      ToDoubleFunction<P> variable,
      String y,
      ToDoubleFunction<P> measured) {
    List<P> settings = settings(card);
    return new Curve(
        x,
        y,
        settings.stream().mapToDouble(variable).toArray(),
        settings.stream().mapToDouble(measured).toArray());
  }

  /**
   * Whether a bound hidden in O(.) is one: the constant along smaller and smaller step sizes.
   *
   * @param eta of one of them
   * @param measured what is bounded, at least 0; infinite where a run diverged
   * @param rate what it is claimed to be of the order of, at a step size
   */
  default Growth growth(
      CardNumbers card,
      ToDoubleFunction<P> eta,
      String y,
      ToDoubleFunction<P> measured,
      DoubleUnaryOperator rate) {
    double most = card.number("K");
    double rounding = card.number("negligible") * most;
    ToDoubleFunction<P> constant =
        setting -> {
          double seen =
              measured.applyAsDouble(setting) / rate.applyAsDouble(eta.applyAsDouble(setting));
          return seen < rounding ? 0 : seen;
        };
    return new Growth(
        curve(card, "1/η", setting -> 1 / eta.applyAsDouble(setting), y, constant),
        most,
        card.number("growth-tolerance"));
  }

  @Override
  default Record whole(CardNumbers card) {
    List<P> settings = settings(card);
    return new Whole(
        settings.stream().flatMap(s -> s.points().stream()).toList(), settings.get(0).sigma());
  }

  /** What hypotheses are asked of. */
  record Whole(List<Point> points, double sigma) implements Conditioned {}
}

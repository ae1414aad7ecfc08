package twophase.paper.theorems.descent;

import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.kit.bench.Abridged;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Slope;

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
    List<P> settings = settings(card);
    return new Slope(
        x,
        y,
        settings.stream().mapToDouble(variable).toArray(),
        settings.stream().mapToDouble(measured).toArray());
  }

  @Override
  default Record whole(CardNumbers card) {
    return new Whole(settings(card).stream().flatMap(s -> s.points().stream()).toList());
  }

  /** What hypotheses are asked of. */
  record Whole(List<Point> points) implements Conditioned {}
}

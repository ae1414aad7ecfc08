package twophase.paper.theorems.data;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.ThreeDigits;
import twophase.paper.theorems.data.Directions.Point;
import twophase.paper.theory.StabilityLimit;

/** The two phases on real inputs: their order, and how far the second comes. */
@StatementId("real-data-alignment")
public class RealDataAlignmentProperties {

  @Form("reading.order")
  FreeTrial<Directions> order(@ForAll Learning setting, Trial trial) {
    return judged(setting, trial, seen -> fallsFirst(seen, trial), Point::alignment);
  }

  @Form("reading.finish")
  FreeTrial<Directions> finish(@ForAll Learning setting, Trial trial) {
    return judged(setting, trial, halfWay(trial, Point::alignment), Point::alignment);
  }

  @Form("sharp.leading")
  FreeTrial<Directions> leading(@ForAll Learning setting, Trial trial) {
    return judged(setting, trial, halfWay(trial, Point::leading), Point::leading);
  }

  @Form("sharp.white")
  FreeTrial<Directions> white(@ForAll Learning setting, Trial trial) {
    Predicate<Directions> risen = halfWay(trial, Point::alignment);
    return judged(
        setting, trial, seen -> fallsFirst(seen, trial) && risen.test(seen), Point::alignment);
  }

  private static boolean fallsFirst(Directions seen, Trial trial) {
    return seen.normFallsFirst(trial.card().number("fallen"));
  }

  private static Predicate<Directions> halfWay(Trial trial, ToDoubleFunction<Point> quantity) {
    double end = trial.card().number("end");
    return seen -> seen.atEnd(end, quantity) >= seen.half(quantity);
  }

  /** A trial whose number is a quantity over the last looks. */
  private static FreeTrial<Directions> judged(
      Learning setting,
      Trial trial,
      Predicate<Directions> shown,
      ToDoubleFunction<Point> quantity) {
    double end = trial.card().number("end");
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new Directions(setting.steps(), trial.card().integer("looks")),
        seen -> Event.that(shown.test(seen), seen.atEnd(end, quantity)));
  }

  @Settings({"raw", "white"})
  static Arbitrary<Learning> runs(Drawing drawing) {
    return Combinators.combine(
            drawing.options("inputs", Inputs.class),
            drawing.options("m", int.class),
            drawing.numbers("load"),
            drawing.numbers("thetaNorm"),
            drawing.numbers("signal"),
            drawing.numbers("foldings"))
        .as(RealDataAlignmentProperties::run);
  }

  /**
   * A run by its load and its noise.
   *
   * @param load k s(0) of Gaussian inputs
   * @param signal norm(theta*) over the noise floor, eta sigma^2 d^(3/2) / 2
   * @param foldings eta^2 sigma^2 t at the end
   */
  private static Learning run(
      Inputs n, int m, double load, double thetaNorm, double signal, double foldings) {
    int d = RealInputs.of(n).components();
    double eta = ThreeDigits.down(load / StabilityLimit.load(m, d, 1, 1));
    double sigma = ThreeDigits.down(Math.sqrt(2 * thetaNorm / (signal * eta * d * Math.sqrt(d))));
    int steps = (int) (foldings / (eta * eta * sigma * sigma));
    return new Learning(m, d, n, eta, sigma, thetaNorm, steps);
  }
}

package twophase.paper.theorems.phases;

import java.util.function.BiFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Inputs;
import twophase.paper.theory.LazyMotion;

/** Without noise the network follows its linearisation; with label noise, or SAM, it departs. */
@StatementId("linearised-baseline")
public class LinearisedBaselineProperties {

  @Form("as-printed.quiet")
  Event printedQuiet(@ForAll Beside setting, Trial trial) {
    return follows(setting, trial);
  }

  @Form("as-printed.noise")
  Event printedNoise(@ForAll Beside setting, Trial trial) {
    return departs(setting, trial);
  }

  @Form("as-printed.sam")
  Event printedSam(@ForAll Beside setting, Trial trial) {
    return departs(setting, trial);
  }

  @Form("corrected.quiet")
  Event correctedQuiet(@ForAll Beside setting, Trial trial) {
    return follows(setting, trial);
  }

  @Form("corrected.noise")
  Event correctedNoise(@ForAll Beside setting, Trial trial) {
    return departs(setting, trial);
  }

  @Form("corrected.sam")
  Event correctedSam(@ForAll Beside setting, Trial trial) {
    return departs(setting, trial);
  }

  @Form("sharp.width")
  Rate widthExponent(@ForAll Widths widths, Trial trial) {
    CardNumbers card = trial.card();
    return Doubling.of(
            "width m",
            widths.m(),
            card.integer("widths"),
            "distance of the loss curves",
            factor -> widths.distance(trial, factor))
        .near(-2, card.number("exponent-tolerance"));
  }

  /** Whether the curves are never far apart. */
  private static Event follows(Beside setting, Trial trial) {
    LossCurves curves = LossCurves.of(setting, trial.seeds(), trial);
    return curves.completed()
        ? Event.within(0, curves.distance(), trial.card().number("near"))
        : Event.divergence();
  }

  /** Whether the late losses differ by the card's factor at least, either way. */
  private static Event departs(Beside setting, Trial trial) {
    double factor = trial.card().number("factor");
    LossCurves curves = LossCurves.of(setting, trial.seeds(), trial);
    double ratio = curves.lateRatio();
    return curves.completed()
        ? Event.that(ratio <= 1 / factor || ratio >= factor, ratio)
        : Event.divergence();
  }

  @Settings("any-quiet")
  static Arbitrary<Beside> anyQuiet(Drawing drawing) {
    return Start.quiet(drawing).map(Beside::of);
  }

  @Settings("wide-quiet")
  static Arbitrary<Beside> wideQuiet(Drawing drawing) {
    double change = drawing.number("change");
    return anyQuiet(drawing)
        .filter(s -> LazyMotion.kernelChange(s.m(), s.d(), s.thetaNorm()) <= change);
  }

  @Settings("any-noise")
  static Arbitrary<Beside> anyNoise(Drawing drawing) {
    return noisy(drawing, drawing.integers("m").map(m -> (d, thetaNorm) -> m));
  }

  @Settings("wide-noise")
  static Arbitrary<Beside> wideNoise(Drawing drawing) {
    return noisy(drawing, exceeding(drawing));
  }

  @Settings("any-sam")
  static Arbitrary<Beside> anySam(Drawing drawing) {
    return sam(drawing, drawing.integers("m").map(m -> (d, thetaNorm) -> m));
  }

  @Settings("wide-sam")
  static Arbitrary<Beside> wideSam(Drawing drawing) {
    return sam(drawing, exceeding(drawing));
  }

  /** A width, which may hang on what is drawn after it. */
  private interface Width {
    int of(int d, double thetaNorm);
  }

  private static Arbitrary<Width> exceeding(Drawing drawing) {
    return drawing
        .numbers("excess")
        .map(excess -> (d, thetaNorm) -> Start.width(excess, d, thetaNorm));
  }

  /** Label noise, by the product eta sigma, which alone sets the length of the run. */
  private static Arbitrary<Beside> noisy(Drawing drawing, Arbitrary<Width> widths) {
    double length = drawing.card().number("length");
    return driven(
        drawing,
        widths,
        "noise",
        (start, noise) -> Beside.of(start.labelNoise(noise / start.eta(), length)));
  }

  /** SAM, by its radius relative to the network that it is to leave standing. */
  private static Arbitrary<Beside> sam(Drawing drawing, Arbitrary<Width> widths) {
    double length = drawing.card().number("length");
    return driven(
        drawing,
        widths,
        "relative",
        (start, relative) -> Beside.of(start.sam(start.radius(relative), length)));
  }

  private static Arbitrary<Beside> driven(
      Drawing drawing,
      Arbitrary<Width> widths,
      String strength,
      BiFunction<Start, Double, Beside> run) {
    return Combinators.combine(
            widths,
            drawing.integers("d"),
            drawing.numbers("load"),
            drawing.numbers(strength),
            drawing.numbers("thetaNorm"))
        .as(
            (width, d, load, strong, thetaNorm) -> {
              int m = width.of(d, thetaNorm);
              return run.apply(Start.loaded(m, d, Inputs.FRESH, load, thetaNorm), strong);
            })
        .withoutEdgeCases();
  }
}

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

  @Form("reading.quiet")
  Event readQuiet(@ForAll BesideDescent setting, Trial trial) {
    DescentCurves look = DescentCurves.ofNetwork(setting, trial);
    return look.completed()
        ? Event.within(0, look.curves().distance(), trial.card().number("near"))
        : Event.divergence();
  }

  @Form("reading.noise")
  Event readNoise(@ForAll BesideDescent setting, Trial trial) {
    return departsFromBaseline(setting, trial);
  }

  @Form("reading.sam")
  Event readSam(@ForAll BesideDescent setting, Trial trial) {
    return departsFromBaseline(setting, trial);
  }

  /** The fall with noise; it is to be notable, and several times that without. */
  @Form("reading.norm")
  Event readNorm(@ForAll BesideDescent setting, Trial trial) {
    DescentCurves noisy = DescentCurves.ofNetwork(setting, trial);
    DescentCurves quiet = DescentCurves.ofNetwork(setting.quiet(), trial);
    double fall = noisy.fall();
    boolean seen =
        fall >= trial.card().number("notable")
            && fall >= trial.card().number("factor") * quiet.fall();
    return noisy.completed() && quiet.completed() ? Event.that(seen, fall) : Event.divergence();
  }

  @Form("sharp.comparator")
  Event comparator(@ForAll BesideDescent setting, Trial trial) {
    return differs(DescentCurves.ofLinearisation(setting, trial).lateRatio(), trial);
  }

  @Form("corrected.quiet")
  Event correctedQuiet(@ForAll Beside setting, Trial trial) {
    return follows(setting, trial);
  }

  @Form("sharp.noise")
  Event sameNoise(@ForAll Beside setting, Trial trial) {
    return departs(setting, trial);
  }

  @Form("sharp.sam")
  Event sameSam(@ForAll Beside setting, Trial trial) {
    return departs(setting, trial);
  }

  @Form("sharp.width")
  Rate widthExponent(@ForAll WidthsAtLoad widths, Trial trial) {
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

  private static Event departs(Beside setting, Trial trial) {
    LossCurves curves = LossCurves.of(setting, trial.seeds(), trial);
    return curves.completed() ? differs(curves.lateRatio(), trial) : Event.divergence();
  }

  private static Event departsFromBaseline(BesideDescent setting, Trial trial) {
    DescentCurves look = DescentCurves.ofNetwork(setting, trial);
    return look.completed() ? differs(look.curves().lateRatio(), trial) : Event.divergence();
  }

  /** Whether the late losses differ by the card's factor at least, either way. */
  private static Event differs(double ratio, Trial trial) {
    double factor = trial.card().number("factor");
    return Event.that(ratio <= 1 / factor || ratio >= factor, ratio);
  }

  @Settings("wide-quiet")
  static Arbitrary<Beside> wideQuiet(Drawing drawing) {
    double change = drawing.number("change");
    return Start.quiet(drawing)
        .map(Beside::of)
        .filter(s -> LazyMotion.kernelChange(s.m(), s.d(), s.thetaNorm()) <= change);
  }

  /** Label noise, by the product eta sigma, which alone sets the length of the run. */
  @Settings("wide-noise")
  static Arbitrary<Beside> wideNoise(Drawing drawing) {
    double length = drawing.card().number("length");
    return wide(
        drawing,
        "noise",
        (start, noise) -> Beside.of(start.labelNoise(noise / start.eta(), length)));
  }

  /** SAM, by its radius relative to the network that it is to leave standing. */
  @Settings("wide-sam")
  static Arbitrary<Beside> wideSam(Drawing drawing) {
    double length = drawing.card().number("length");
    return wide(
        drawing,
        "relative",
        (start, relative) -> Beside.of(start.sam(start.radius(relative), length)));
  }

  private static Arbitrary<Beside> wide(
      Drawing drawing, String strength, BiFunction<Start, Double, Beside> run) {
    return Combinators.combine(
            drawing.numbers("excess"),
            drawing.integers("d"),
            drawing.numbers("load"),
            drawing.numbers(strength),
            drawing.numbers("thetaNorm"))
        .as(
            (excess, d, load, strong, thetaNorm) -> {
              int m = Start.width(excess, d, thetaNorm);
              return run.apply(Start.loaded(m, d, Inputs.FRESH, load, thetaNorm), strong);
            })
        .withoutEdgeCases();
  }
}

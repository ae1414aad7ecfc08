package twophase.paper.theorems.words;

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
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;

/** What is said of Condition 1 in words: of the width, of the step size, of many samples. */
@StatementId("condition-remarks")
public class ConditionRemarksProperties {

  @Form("reading.met")
  FreeTrial<FirstLayer> met(@ForAll Learning setting, Trial trial) {
    double fallen = trial.card().number("fallen");
    return atEnd(setting, trial, 0, fallen);
  }

  @Form("reading.width")
  FreeTrial<FirstLayer> width(@ForAll Learning setting, Trial trial) {
    return atEnd(setting, trial, trial.card().number("fallen"), Double.POSITIVE_INFINITY);
  }

  @Form("reading.samples")
  FreeTrial<FirstLayer> samples(@ForAll Learning setting, Trial trial) {
    return atEnd(setting, trial, trial.card().number("fallen"), Double.POSITIVE_INFINITY);
  }

  /** Where norm2(W) ends, over its start. */
  private static FreeTrial<FirstLayer> atEnd(
      Learning setting, Trial trial, double low, double high) {
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new FirstLayer(new Looks(setting.steps(), 1), 0),
        seen -> Event.within(low, seen.last(), high));
  }

  @Form("reading.step-size")
  Rate stepSize(@ForAll StepSizes sweep, Trial trial) {
    CardNumbers card = trial.card();
    return sweep.exponent(trial).near(-2, card.number("exponent-tolerance"));
  }

  /** Runs of the card's length in e-foldings. */
  @Settings({"wide", "narrow", "few"})
  static Arbitrary<Learning> runs(Drawing drawing) {
    double foldings = drawing.card().number("foldings");
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("eta"),
            drawing.numbers("sigma"),
            drawing.numbers("thetaNorm"))
        .as(
            (m, d, n, eta, sigma, theta) -> {
              int steps = (int) Math.ceil(foldings / (eta * sigma * (eta * sigma)));
              return new Learning(m, d, n, eta, sigma, theta, steps);
            })
        .withoutEdgeCases();
  }
}

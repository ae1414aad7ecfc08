package twophase.paper.theorems.laws;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;

/** The decay law: how label noise shrinks the neurons. */
@StatementId("decay-law")
public class DecayLawProperties {

  @Form("sharp.single")
  Rate single(@ForAll Shrinking setting, Trial trial) {
    return worstError(setting, trial);
  }

  @Form("sharp.batch")
  Rate batch(@ForAll Shrinking setting, Trial trial) {
    return worstError(setting, trial);
  }

  @Form("sharp.fluctuation")
  Rate fluctuation(@ForAll Shrinking setting, Trial trial) {
    return law(setting, trial).spreadError(trial);
  }

  private static Rate worstError(Shrinking setting, Trial trial) {
    return law(setting, trial).worstError(trial);
  }

  private static DecayComparison law(Shrinking setting, Trial trial) {
    int looks = trial.card().integer("looks");
    return trial.shared(() -> new DecayComparison(setting, looks));
  }

  @Settings("spreads")
  static Arbitrary<Shrinking> spreads(Drawing drawing) {
    int runs = (int) drawing.number("runs");
    return windows(drawing).map(setting -> setting.over(runs));
  }

  @Settings({"windows", "batch-windows"})
  static Arbitrary<Shrinking> windows(Drawing drawing) {
    // One for each d from the smallest on; the last is that of all larger ones.
    List<Double> largestLoads = drawing.list("largest-load", double.class);
    int smallest = drawing.smallest("d");
    return Combinators.combine(
            drawing.integers("d"),
            drawing.options("neurons", int.class),
            drawing.numbers("load"),
            drawing.numbers("end"),
            drawing.numbers("noise-ratio"),
            drawing.numbers("truth-ratio"),
            drawing.options("batch", int.class))
        .as(
            (d, neurons, load, end, noiseRatio, truthRatio, batch) ->
                Shrinking.until(
                    end,
                    Math.max((int) drawing.number("smallest-width"), neurons * d),
                    d,
                    load * largestLoads.get(Math.min(d - smallest, largestLoads.size() - 1)),
                    noiseRatio,
                    truthRatio,
                    batch,
                    drawing.card()));
  }
}

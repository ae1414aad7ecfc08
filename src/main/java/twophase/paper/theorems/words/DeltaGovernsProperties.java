package twophase.paper.theorems.words;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Changes;
import twophase.paper.theorems.Ends;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.Slope;

/** What moves the neurons in Phase I: Delta, shrinking, oscillations of the second layer. */
@StatementId("delta-governs")
public class DeltaGovernsProperties {

  @Form("reading.step")
  FreeTrial<StepPairs> eachStep(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    BalanceTerms terms = new BalanceTerms();
    Looks looks = Looks.between(0, setting.steps() - 1, card.integer("step-looks"));
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        StepPairs.of(looks, terms),
        seen -> Event.within(card.number("half"), terms.governedShare(), 1));
  }

  @Form("reading.sum")
  FreeTrial<Ends> inSum(@ForAll Learning setting, Trial trial) {
    double most = trial.card().number("small-part");
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new Ends(setting.steps()),
        ends -> Event.within(0, Changes.secondLayerPart(ends.first(), ends.last()), most));
  }

  @Form("reading.shrinking")
  FreeTrial<Inward> shrinking(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    Looks looks = Looks.between(0, setting.steps(), card.integer("looks"));
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new Inward(looks),
        seen -> Event.within(card.number("half"), seen.share(), 1));
  }

  @Form("reading.oscillations")
  Rate oscillations(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    double[] levels =
        IntStream.range(0, card.integer("levels"))
            .mapToDouble(k -> setting.sigma() * (1 << k))
            .toArray();
    double[] seen = new double[levels.length];
    for (int k = 0; k < levels.length; k++) {
      seen[k] =
          SecondLayerSteps.of(setting.withNoise(levels[k]).run(trial.seeds().child(k)), trial);
    }
    return new Slope("noise level σ", "mean square of a step of the second layer", levels, seen)
        .near(2, card.number("exponent-tolerance"));
  }
}

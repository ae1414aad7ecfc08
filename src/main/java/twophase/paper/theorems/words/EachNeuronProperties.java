package twophase.paper.theorems.words;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;
import twophase.paper.theory.TwoPhases;

/** What is said of Phase II in words: each neuron, a common direction, convergence, its length. */
@StatementId("each-neuron")
public class EachNeuronProperties {

  @Form("reading.each")
  FreeTrial<NeuronPaths> each(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new NeuronPaths(setting.steps(), card.integer("looks")),
        paths -> Event.within(card.number("nearly-all"), paths.inOrder(card), 1));
  }

  @Form("reading.common")
  FreeTrial<CommonDirection> common(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new CommonDirection(setting.steps(), card.integer("looks")),
        seen -> Event.within(card.number("half"), seen.last(), 1));
  }

  @Form("reading.rapidly")
  FreeTrial<CommonDirection> rapidly(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new CommonDirection(setting.steps(), card.integer("looks")),
        seen -> Event.within(0, seen.rise(card.number("quarter")), 1));
  }

  @Form("reading.converges")
  FreeTrial<LastLosses> converges(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    double tolerance = card.number("loss-tolerance");
    double floor =
        TwoPhases.settledLoss(setting.d(), setting.eta(), setting.sigma(), setting.thetaNorm());
    long tenth = (long) (setting.steps() * card.number("last"));
    Looks looks =
        Looks.between(setting.steps() - tenth, setting.steps(), card.integer("loss-looks"));
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new LastLosses(looks),
        seen -> Event.within(1 - tolerance, seen.mean() / floor, 1 + tolerance));
  }

  @Form("reading.length")
  Growth length(@ForAll AlignedLengths sweep, Trial trial) {
    return sweep.constants(trial);
  }
}

package twophase.paper.theorems.words;

import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.network.Network;
import twophase.paper.network.Sparsity;
import twophase.paper.theorems.Ends;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;

/** The model becomes sparser: in directions, in neurons, under pruning. */
@StatementId("sparser")
public class SparserProperties {

  @Form("reading.rank")
  FreeTrial<Ends> rank(@ForAll Learning setting, Trial trial) {
    return fallen(setting, trial, Ends.blindToRotation(setting.steps()), Sparsity::rank);
  }

  @Form("reading.neurons")
  FreeTrial<Ends> neurons(@ForAll Learning setting, Trial trial) {
    double part = 1 - trial.card().number("carried");
    return fallen(
        setting, trial, new Ends(setting.steps()), state -> Sparsity.carrying(state, part));
  }

  @Form("reading.pruned")
  FreeTrial<Ends> pruned(@ForAll Learning setting, Trial trial) {
    double share = trial.card().number("pruned");
    return fallen(
        setting, trial, new Ends(setting.steps()), state -> Sparsity.pruned(state, share));
  }

  /** Whether a number comes down to the card's part of its start. */
  private static FreeTrial<Ends> fallen(
      Learning setting, Trial trial, Ends ends, ToDoubleFunction<Network> number) {
    double most = trial.card().number("half");
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        ends,
        seen ->
            Event.within(
                0, number.applyAsDouble(seen.last()) / number.applyAsDouble(seen.first()), most));
  }
}

package twophase.paper.theorems.lazy;

import java.util.List;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.paper.theorems.CoreRun;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.SomeNeuron;
import twophase.paper.theory.LemmaThreeAtStart;
import twophase.paper.theory.ShrinkingSteps;

/** The chance that a run leaves some neuron of its network steep, at its start and after. */
final class SteepNeurons {
  private SteepNeurons() {}

  /**
   * That chance, summed over looks at a run without its neurons, over as many times the bound that
   * the law of {@link LemmaThreeAtStart} has for the start.
   */
  static Measurement overTheLaw(NoisyRun setting, Trial trial) {
    trial.requireOwnSimulator("runs of networks too wide to be shown");
    int steps = trial.card().integer("steep-steps");
    Looks looks = Looks.between(0, steps, trial.card().integer("looks"));
    double logWidth = StrictMath.log(setting.m());
    double share = ShrinkingSteps.promised(setting.m(), setting.d());
    double slope = ShrinkingSteps.steepest(setting.d(), share);
    SomeNeuron steep = SomeNeuron.steeperWhileLazy(setting.m(), slope, looks);
    CoreRun.all(trial, List.of(setting.core(trial.seeds(), steps)), List.of(steep));
    double bound =
        (looks.next(steps) / looks.every() + 1)
            * StrictMath.exp(
                new LemmaThreeAtStart(logWidth, setting.d()).logSomeNeuronOftenGrows().high());
    double ratio = steep.seen().high() / bound;
    return new Measurement(
        ratio,
        1 + trial.card().number("core-scatter"),
        "over %s steps the chance is %s times the law's bound"
            .formatted(steps, Numbers.rounded(ratio, 3)));
  }
}

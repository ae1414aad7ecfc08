package twophase.paper.theorems.laws;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.random.RandomStream;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;

/** The stability limit: k s = 1 parts contraction in mean square from expansion. */
@StatementId("stability-limit")
public class StabilityLimitProperties {

  /** The mean over steps from one state is the formula's, up to some standard errors. */
  @Form("sharp.step")
  Event step(@ForAll StepState setting, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    Network start = WideStart.draw(setting.m(), setting.d(), stream).core();
    GroundTruth truth = GroundTruth.draw(setting.d(), setting.thetaNorm(), stream);
    SampleSource samples = SampleSource.fresh(truth, setting.sigma(), stream);
    OneStep step = new OneStep(trial.simulator(NetworkSimulator.class), setting.eta());
    double formula = OneStep.mean(start, truth).after(setting.eta(), setting.sigma());
    int count = trial.card().integer("samples");
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < count; k++) {
      double deviation = step.after(start, truth, samples.next()) - formula;
      sum += deviation;
      squares += deviation * deviation;
    }
    double variance = (squares - sum * sum / count) / (count - 1);
    double most = trial.card().number("standard-errors");
    return Event.within(-most, sum / Math.sqrt(count * variance), most);
  }

  @Form("sharp.below")
  Event below(@ForAll StepBatch setting, Trial trial) {
    return Event.within(0, setting.ratio(trial), Math.nextDown(1.0));
  }

  @Form("sharp.above")
  Event above(@ForAll StepBatch setting, Trial trial) {
    return Event.within(Math.nextUp(1.0), setting.ratio(trial), Double.MAX_VALUE);
  }

  @Settings({"below", "above"})
  static Arbitrary<StepBatch> batches(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("d"),
            drawing.options("neurons", int.class),
            drawing.options("n", Inputs.class),
            drawing.options("inputs", Inputs.Law.class),
            drawing.numbers("load"),
            drawing.numbers("sigma"),
            drawing.numbers("thetaNorm"))
        .as(
            (d, neurons, n, inputs, load, sigma, thetaNorm) ->
                new StepBatch(neurons * d, d, n, inputs, load, sigma, thetaNorm))
        .withoutEdgeCases();
  }
}

package twophase.paper.theorems.images;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.erf.ErfNetwork;
import twophase.paper.erf.Examples;
import twophase.paper.erf.LabelNoise;

/** Figure 1 in small: what flipped labels do to images that are not trained on. */
@StatementId("real-data-generalisation")
public class RealDataGeneralisationProperties {

  /** Two networks from one start, trained on the same samples, and what they are asked of. */
  private record Pair(ErfNetwork noisy, ErfNetwork quiet, Examples unseen) {

    static Pair of(ImageRun setting, Trial trial) {
      ImageTrial start = ImageTrial.of(setting, trial);
      return new Pair(
          start.trained(setting),
          start.trained(setting.with(LabelNoise.NONE)),
          trial.shared(ImageTrial::unseen));
    }

    double loss(ErfNetwork network) {
      return unseen.loss(network.outputs(unseen.inputs()));
    }

    double accuracy(ErfNetwork network) {
      return unseen.accuracy(network.outputs(unseen.inputs()));
    }
  }

  @Form("reading.loss")
  Event lowerLoss(@ForAll ImageRun setting, Trial trial) {
    Pair pair = Pair.of(setting, trial);
    double ratio = pair.loss(pair.noisy()) / pair.loss(pair.quiet());
    return Double.isFinite(ratio) ? Event.that(ratio < 1, ratio) : Event.divergence();
  }

  @Form("reading.accuracy")
  Event moreAccurate(@ForAll ImageRun setting, Trial trial) {
    Pair pair = Pair.of(setting, trial);
    return higher(pair.accuracy(pair.noisy()) - pair.accuracy(pair.quiet()));
  }

  @Form("reading.pruned")
  Event survivesPruning(@ForAll ImageRun setting, Trial trial) {
    double share = trial.card().number("pruned-to");
    Pair pair = Pair.of(setting, trial);
    return higher(
        pair.accuracy(pair.noisy().pruned(share)) - pair.accuracy(pair.quiet().pruned(share)));
  }

  private static Event higher(double gain) {
    return Event.that(gain > 0, gain);
  }
}

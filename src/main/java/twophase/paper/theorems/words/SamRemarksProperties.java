package twophase.paper.theorems.words;

import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Network;
import twophase.paper.network.Sparsity;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.Ends;

/** What is said of SAM in words: it amplifies the noise of SGD, and promotes sparsity. */
@StatementId("sam-remarks")
public class SamRemarksProperties {

  @Form("reading.noise")
  Event amplified(@ForAll Sharpened setting, Trial trial) {
    double plain = SecondLayerSteps.of(setting.plain(trial.seeds()), trial);
    double sharpened = SecondLayerSteps.of(setting.sharpened(trial.seeds()), trial);
    double ratio = sharpened / plain;
    return Double.isNaN(ratio)
        ? Event.divergence()
        : Event.that(ratio > trial.card().number("factor"), ratio);
  }

  @Form("reading.rank")
  Event rank(@ForAll Sharpened setting, Trial trial) {
    return besidePlain(setting, trial, Sparsity::rank);
  }

  @Form("reading.pruned")
  Event pruned(@ForAll Sharpened setting, Trial trial) {
    double share = trial.card().number("pruned");
    return besidePlain(setting, trial, state -> Sparsity.pruned(state, share));
  }

  /** Whether a number is, after SAM, at most the card's part of what it is after plain SGD. */
  private static Event besidePlain(
      Sharpened setting, Trial trial, ToDoubleFunction<Network> number) {
    double sharpened = end(setting.sharpened(trial.seeds()), trial, number);
    double ratio = sharpened / end(setting.plain(trial.seeds()), trial, number);
    return Double.isNaN(ratio)
        ? Event.divergence()
        : Event.within(0, ratio, trial.card().number("half"));
  }

  /** A number at the end of a run; NaN if it diverges. */
  private static double end(Run.Free run, Trial trial, ToDoubleFunction<Network> number) {
    Ends ends = new Ends(run.steps());
    boolean completed = Asked.coarsely(trial, run.steps()).run(run, ends).completed();
    return completed ? number.applyAsDouble(ends.last()) : Double.NaN;
  }
}

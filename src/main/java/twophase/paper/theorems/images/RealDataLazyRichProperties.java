package twophase.paper.theorems.images;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.erf.LabelNoise;

/** Figure 3 on Fashion-MNIST, with the controls that it lacks. */
@StatementId("real-data-lazy-rich")
public class RealDataLazyRichProperties {

  @Form("as-printed.quiet")
  Measurement quiet(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.stays(setting.with(LabelNoise.NONE), trial);
  }

  @Form("as-printed.departs")
  Measurement departs(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.departs(setting, trial);
  }

  @Form("as-printed.falls")
  Measurement falls(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.falls(setting, trial);
  }

  @Form("as-printed.quiet-summed")
  Measurement quietIfSummed(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.stays(setting.with(LabelNoise.NONE), trial);
  }

  @Form("as-printed.departs-summed")
  Measurement departsIfSummed(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.departs(setting, trial);
  }

  @Form("as-printed.falls-summed")
  Measurement fallsIfSummed(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.falls(setting, trial);
  }

  @Form("sharp.first-layer")
  Measurement firstLayerStays(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.firstLayerStays(setting, trial);
  }

  @Form("reading.quiet")
  Event quietInSmall(@ForAll ImageRun setting, Trial trial) {
    ImageTrial start = ImageTrial.of(setting, trial);
    double far =
        start.train(setting.with(LabelNoise.NONE), start.network()).distance(start.baseline());
    return Double.isFinite(far)
        ? Event.within(0, far, trial.card().number("near"))
        : Event.divergence();
  }

  @Form("reading.departs")
  Event departsInSmall(@ForAll ImageRun setting, Trial trial) {
    return SameBatches.apartFromBaseline(setting, trial);
  }

  /**
   * The control: no noise, and the mean of the noisy labels to be learned. What the noise itself
   * leaves in full batches is added, by the law of the linearisation.
   */
  @Form("sharp.mean-labels")
  Event meanLabels(@ForAll ImageRun setting, Trial trial) {
    ImageTrial start = ImageTrial.of(setting, trial);
    double noisy = start.train(start.network()).get(0).late();
    double onMeans = start.train(setting.with(LabelNoise.MEAN), start.network()).late();
    double ofNoise = start.noiseAlone().late();
    return SameBatches.alike(noisy / (onMeans + ofNoise), trial.card().number("alike"));
  }

  @Form("sharp.same-noise")
  Event sameNoise(@ForAll ImageRun setting, Trial trial) {
    return SameBatches.together(setting, trial);
  }

  @Form("sharp.rich")
  Event rich(@ForAll ImageRun setting, Trial trial) {
    return SameBatches.apart(setting, trial);
  }

  @Form("sharp.layers")
  Event layers(@ForAll ImageRun setting, Trial trial) {
    CardNumbers card = trial.card();
    Layers end = ImageTrial.of(setting, trial).layers();
    return Double.isFinite(end.first() * end.second())
        ? Event.that(
            end.second() <= card.number("fallen")
                && Math.abs(end.first() - 1) <= card.number("kept"),
            end.second())
        : Event.divergence();
  }
}

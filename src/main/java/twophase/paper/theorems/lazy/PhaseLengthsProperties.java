package twophase.paper.theorems.lazy;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Looks;

/** T1 as a measure of how long Phase I takes. */
@StatementId("phase-lengths")
public class PhaseLengthsProperties {

  @Form("reading.dependence")
  Rate dependence(@ForAll ExitSweep sweep, Trial trial) {
    return sweep.besidePrinted(trial);
  }

  /** Whether all neurons are outside at the end of the run. */
  @Form("sharp.slack")
  FreeTrial<Throughout> slack(@ForAll Watched setting, Trial trial) {
    Looks end = new Looks(setting.steps(), 1);
    return setting.watch(trial, new Throughout(end, LazyBall::allOutside), Throughout::stood);
  }
}

package twophase.paper.theorems.images;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;

/** Figure 5 on Fashion-MNIST: SAM beside the linearisation without it, and with it. */
@StatementId("real-data-sam")
public class RealDataSamProperties {

  @Form("as-printed")
  Measurement departs(@ForAll ImageRun setting, Trial trial) {
    return PrintedRuns.departs(setting, trial);
  }

  @Form("reading.departs")
  Event departsInSmall(@ForAll ImageRun setting, Trial trial) {
    return SameBatches.apartFromBaseline(setting, trial);
  }

  @Form("sharp.full-batch")
  Event fullBatch(@ForAll ImageRun setting, Trial trial) {
    return SameBatches.apart(setting, trial);
  }

  @Form("sharp.one-sample")
  Event oneSample(@ForAll ImageRun setting, Trial trial) {
    return SameBatches.apart(setting, trial);
  }
}

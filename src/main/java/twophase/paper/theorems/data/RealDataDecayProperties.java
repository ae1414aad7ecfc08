package twophase.paper.theorems.data;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;

/** How label noise shrinks the first layer on real inputs: not as one, but mode by mode. */
@StatementId("real-data-decay")
public class RealDataDecayProperties {

  @Form("reading.isotropic")
  Rate isotropic(@ForAll Fading setting, Trial trial) {
    return comparison(setting, trial).isotropic(trial);
  }

  @Form("sharp.white")
  Rate white(@ForAll Fading setting, Trial trial) {
    return comparison(setting, trial).isotropic(trial);
  }

  @Form("sharp.exponential")
  Rate exponential(@ForAll Fading setting, Trial trial) {
    return comparison(setting, trial).exponential(trial);
  }

  @Form("sharp.modes")
  Rate modes(@ForAll Fading setting, Trial trial) {
    return comparison(setting, trial).modes(trial);
  }

  private static FadingComparison comparison(Fading setting, Trial trial) {
    return trial.shared(() -> new FadingComparison(setting, trial.card()));
  }

  @Settings({"raw", "raw-loaded", "white"})
  static Arbitrary<Fading> fadings(Drawing drawing) {
    return Fading.drawn(drawing);
  }
}

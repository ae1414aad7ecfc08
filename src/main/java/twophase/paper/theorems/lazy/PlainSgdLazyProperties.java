package twophase.paper.theorems.lazy;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Looks;

/** Plain SGD from the NTK start stays in the lazy regime. */
@StatementId("plain-sgd-lazy")
public class PlainSgdLazyProperties {

  @Form("reading")
  FreeTrial<Farthest> staysLazy(@ForAll Watched setting, Trial trial) {
    Looks looks = Looks.between(0, setting.steps(), trial.card().integer("looks"));
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        new Farthest(looks),
        seen -> Event.within(0, seen.radii(), 1));
  }
}

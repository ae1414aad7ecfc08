package twophase.paper.theorems.descent;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.theory.GrowthLaw;

/** The growth law: how fast gradient descent grows neurons along theta* from near 0. */
@StatementId("growth-law")
public class GrowthLawProperties {

  /** A step multiplies the modes by 1 + eta norm(v) and 1 - eta norm(v), and leaves the rest. */
  @Form("sharp.step")
  Measurement step(@ForAll GrowingRun setting, Trial trial) {
    Begun run = setting.begin(trial);
    ModeSteps look = new ModeSteps(setting, run.ground(), trial.card());
    run.run(trial.card().integer("steps"), look);
    return look.measurement();
  }

  /** Near 0 the growing modes grow at the rate ln(1 + eta norm(S theta*)). */
  @Form("sharp.growth")
  Rate growth(@ForAll GrowingRun setting, Trial trial) {
    Begun run = setting.begin(trial);
    double foldings = StrictMath.log(trial.card().number("share") / setting.load()) / 2;
    double rate = GrowthLaw.growthRate(setting.eta(), run.pull());
    return run.fitted(Modes::growingMass, rate, foldings);
  }

  /** Near 0 the decaying modes fall at the rate -ln(1 - eta norm(S theta*)). */
  @Form("sharp.decay")
  Rate decay(@ForAll GrowingRun setting, Trial trial) {
    Begun run = setting.begin(trial);
    double rate = GrowthLaw.decayRate(setting.eta(), run.pull());
    return run.fitted(Modes::decayingMass, rate, 1);
  }

  /** Where S = I, theta . u follows the logistic curve of the start. */
  @Form("sharp.curve")
  Measurement curve(@ForAll GrowingRun setting, Trial trial) {
    return new LogisticCurve(setting, setting.begin(trial)).distance();
  }
}

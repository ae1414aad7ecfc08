package twophase.paper.theorems.descent;

import net.jqwik.api.ForAll;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.GrowthLaw;

/** The growth law: how fast gradient descent grows neurons along theta* from near 0. */
@StatementId("growth-law")
public class GrowthLawProperties {

  @Form("sharp.step")
  Measurement step(@ForAll Growth setting, Trial trial) {
    Begun run = setting.begin(trial);
    ModeSteps look = new ModeSteps(setting, run.ground(), trial.card());
    run.run(trial.card().integer("steps"), look);
    return look.measurement();
  }

  @Form("sharp.growth")
  Rate growth(@ForAll Growth setting, Trial trial) {
    Begun run = setting.begin(trial);
    double rate = GrowthLaw.growthRate(setting.eta(), NormOps_DDRM.normF(run.ground().pull()));
    double foldings = StrictMath.log(trial.card().number("share") / setting.load()) / 2;
    return fitted(run, rate, foldings, true);
  }

  @Form("sharp.decay")
  Rate decay(@ForAll Growth setting, Trial trial) {
    Begun run = setting.begin(trial);
    double rate = GrowthLaw.decayRate(setting.eta(), NormOps_DDRM.normF(run.ground().pull()));
    return fitted(run, rate, 1, false);
  }

  @Form("sharp.curve")
  Measurement curve(@ForAll Growth setting, Trial trial) {
    Begun run = setting.begin(trial);
    DMatrixRMaj u = run.ground().direction();
    Modes start = new Modes(run.start(), u);
    double growing = start.growingMass();
    double foldings =
        StrictMath.log(setting.thetaNorm() / growing) / 2 + trial.card().number("foldings-after");
    long steps = (long) Math.ceil(foldings / (setting.eta() * setting.thetaNorm()));
    Samples learned =
        new Samples(
            steps, trial.card().integer("curve-points"), state -> new Modes(state, u).learned());
    if (!run.run(steps, learned)) {
      return Measurement.divergence(1, 0, "the run diverged");
    }
    double bound =
        GrowthLaw.learnedTolerance(setting.eta(), setting.thetaNorm(), setting.load(), foldings);
    Worst worst = new Worst();
    for (int k = 0; k < learned.count(); k++) {
      long t = learned.time(k);
      double law =
          GrowthLaw.learned(growing, start.decayingMass(), setting.thetaNorm(), setting.eta() * t);
      double distance = Math.abs(learned.value(k) - law) / setting.thetaNorm();
      worst.add(
          distance,
          bound,
          () ->
              "after %d steps theta . u is off the curve by %s norm(theta*), tolerance %s"
                  .formatted(t, Numbers.rounded(distance, 3), Numbers.rounded(bound, 3)));
    }
    return worst.measurement();
  }

  /**
   * The fitted rate of the modes' norm over the law's; their mass, a square, has twice the rate.
   */
  private static Rate fitted(Begun run, double rate, double foldings, boolean grow) {
    long steps = (long) Math.ceil(Math.max(1, foldings) / Math.abs(rate));
    CardNumbers card = run.trial().card();
    DMatrixRMaj u = run.ground().growthDirection();
    Samples masses =
        new Samples(
            steps,
            card.integer("points"),
            state -> {
              Modes modes = new Modes(state, u);
              return grow ? modes.growingMass() : modes.decayingMass();
            });
    return run.run(steps, masses)
        ? Rate.near(1, masses.rate() / (2 * rate), card.number("tolerance"))
        : Rate.divergence();
  }
}

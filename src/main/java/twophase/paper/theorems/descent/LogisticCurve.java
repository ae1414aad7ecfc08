package twophase.paper.theorems.descent;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.GrowthLaw;

/** The curve that theta . u follows where S = I, from the start to well after saturation. */
final class LogisticCurve {
  private final GrowingRun setting;
  private final Begun run;
  private final DMatrixRMaj u;
  private final Modes start;
  private final CardNumbers card;

  LogisticCurve(GrowingRun setting, Begun run) {
    this.setting = setting;
    this.run = run;
    this.u = run.ground().direction();
    this.start = new Modes(run.start(), u);
    this.card = run.trial().card();
  }

  /** E-foldings of the growing modes' norm, to saturation and on. */
  private double foldings() {
    return StrictMath.log(setting.thetaNorm() / start.growingMass()) / 2
        + card.number("foldings-after");
  }

  /** The largest distance of a run from it, over norm(theta*). */
  Measurement distance() {
    long steps = (long) Math.ceil(foldings() / (setting.eta() * setting.thetaNorm()));
    Samples learned =
        new Samples(steps, card.integer("curve-points"), state -> new Modes(state, u).learned());
    if (!run.run(steps, learned)) {
      return Measurement.divergence(1, 0, "the run diverged");
    }
    double bound =
        GrowthLaw.learnedTolerance(setting.eta(), setting.thetaNorm(), setting.load(), foldings());
    Worst worst = new Worst();
    for (int k = 0; k < learned.count(); k++) {
      long t = learned.time(k);
      double distance = Math.abs(learned.value(k) - at(t)) / setting.thetaNorm();
      worst.add(
          distance,
          bound,
          () ->
              "after %d steps theta . u is off the curve by %s norm(theta*), tolerance %s"
                  .formatted(t, Numbers.rounded(distance, 3), Numbers.rounded(bound, 3)));
    }
    return worst.measurement();
  }

  private double at(long t) {
    return GrowthLaw.learned(
        start.growingMass(), start.decayingMass(), setting.thetaNorm(), setting.eta() * t);
  }
}

package twophase.paper.theorems.lazy;

import net.jqwik.api.ForAll;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Ends;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theory.SecondLayer;

/** The second layer stays small: the largest |a_i| over a run of label-noise SGD. */
@StatementId("second-layer-small")
public class SecondLayerProperties {

  @Form("reading")
  FreeTrial<LargestWeight> asWeRead(@ForAll NoisyRun run, Trial trial) {
    return staysSmall(run, trial, SecondLayer.startScale(run.m()));
  }

  @Form("corrected")
  FreeTrial<LargestWeight> corrected(@ForAll NoisyRun run, Trial trial) {
    double scale = SecondLayer.runScale(run.m(), run.d(), run.eta(), run.sigma(), run.thetaNorm());
    return staysSmall(run, trial, scale);
  }

  /**
   * Whether the largest |a_i(t)| is within K times a scale; the number is what it uses of that. A
   * run that diverges has no largest one.
   */
  private static FreeTrial<LargestWeight> staysSmall(NoisyRun run, Trial trial, double scale) {
    CardNumbers card = trial.card();
    double bound = card.number("K") * scale;
    // Without noise there are no foldings to wait for.
    long steps =
        run.sigma() == 0
            ? card.integer("noiseless-steps")
            : SecondLayer.steps(card.number("foldings"), run.eta(), run.sigma());
    return new FreeTrial<>(
        trial,
        run.run(trial.seeds(), steps),
        new LargestWeight(steps, card),
        largest -> Event.that(largest.value() <= bound, largest.value() / bound));
  }

  /** The mean of norm2(a) over a group of runs, over the mean of the law at their own s. */
  @Form("sharp.law")
  Rate law(@ForAll NoisyRun run, Trial trial) {
    CardNumbers card = trial.card();
    long steps = SecondLayer.steps(card.number("law-foldings") / run.d(), run.eta(), run.sigma());
    Group<Ends> group =
        Group.of(
            trial,
            trial.seeds(),
            card.integer("law-group"),
            seeds -> run.run(seeds, steps),
            () -> Ends.blindToRotation(steps));
    if (!group.completed()) {
      return Rate.divergence();
    }
    double seen = 0;
    double expected = 0;
    for (Ends ends : group.looks()) {
      double s = norm2(ends.last().firstLayer()) / norm2(ends.first().firstLayer());
      seen += norm2(ends.last().secondLayer());
      expected += SecondLayer.norm2(run.m(), run.d(), run.eta(), run.sigma(), run.thetaNorm(), s);
    }
    return Rate.near(1, seen / expected, card.number("law-tolerance"));
  }

  @Form("sharp.noise")
  Rate noise(@ForAll NoiseSweep sweep, Trial trial) {
    CardNumbers card = trial.card();
    return sweep.whole(card).exponent(card.number("noise-exponent"), trial);
  }

  @Form("sharp.width")
  Rate width(@ForAll WidthSweep sweep, Trial trial) {
    return sweep.whole(trial.card()).exponent(SecondLayer.WIDTH_EXPONENT, trial);
  }

  private static double norm2(DMatrixRMaj layer) {
    double length = Norms.frobenius(layer);
    return length * length;
  }
}

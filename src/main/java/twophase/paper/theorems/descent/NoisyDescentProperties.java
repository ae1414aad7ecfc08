package twophase.paper.theorems.descent;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.theory.Convergence;

/** Gradient descent in place of SGD: what of Lemma 6 label noise leaves. */
@StatementId("gradient-descent-for-sgd")
public class NoisyDescentProperties {

  @Form("reading.distance")
  Growth distance(@ForAll NoisySweep sweep, Trial trial) {
    return sweep.constant(
        trial,
        "‖θ(t₃) − θ*‖ over η ln(1/η)",
        NoisyDescent.End::distance,
        eta -> Convergence.bound(eta, 1));
  }

  @Form("reading.near")
  Growth near(@ForAll NoisySweep sweep, Trial trial) {
    return sweep.constant(trial, "‖θ(t₃) − θ*‖ over √η", NoisyDescent.End::distance, Math::sqrt);
  }

  @Form("reading.direction")
  Growth direction(@ForAll NoisySweep sweep, Trial trial) {
    return sweep.constant(
        trial,
        "largest 1 − cos over η ln(1/η)",
        NoisyDescent.End::misalignment,
        eta -> Convergence.bound(eta, 1));
  }

  @Form("sharp.floor")
  Rate floor(@ForAll NoisyDescent run, Trial trial) {
    double seen =
        NoisySweep.mean(
            run, trial, NoisyDescent.End::distance, trial.card().integer("large-group"));
    double law = Convergence.noisyDistance(run.d(), run.eta(), run.sigma(), run.thetaNorm());
    return Double.isInfinite(seen)
        ? Rate.divergence()
        : Rate.near(1, seen / law, trial.card().number("tolerance"));
  }
}

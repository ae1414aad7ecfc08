package twophase.paper.theorems.laws;

import java.util.List;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.paper.dynamics.CompressedSimulator;
import twophase.paper.dynamics.CompressionBound;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.States;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.TrainingSet;
import twophase.paper.network.WidthCompression;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;
import twophase.paper.theorems.laws.CompressionRun.Rule;

/** Compares a run of the reference simulator, state by state, with what its core allows. */
final class CompressionCheck {
  private final CompressionRun setting;
  private final Trial trial;
  private final List<Network> reference;
  private final WidthCompression compression;
  private final Worst worst = new Worst();

  CompressionCheck(CompressionRun setting, Trial trial) {
    this.setting = setting;
    this.trial = trial;
    this.reference = states(new ReferenceSimulator());
    this.compression = WidthCompression.of(reference.get(0));
  }

  /**
   * The distance from the compressed run, as long as the rounding bound says anything: it ends
   * where a run diverges, and for SAM where the residual's sign, hence the direction of the
   * perturbation, is within rounding of flipping.
   */
  Measurement compressed() {
    List<Network> compressed = states(new CompressedSimulator());
    CompressionBound bound = new CompressionBound(reference.get(0), compression);
    TrainingSet data = setting.data(trial.seeds());
    SampleSource samples = setting.samples(trial.seeds());
    for (int t = 0; t < Math.min(reference.size(), compressed.size()); t++) {
      if (t > 0) {
        advance(bound, reference.get(t - 1), data, samples.next());
      }
      double limit = bound.shown(reference.get(t));
      if (limit == Double.POSITIVE_INFINITY) {
        break;
      }
      compare(t, compressed.get(t), limit, "the runs are apart by ");
    }
    return worst.measurement();
  }

  /**
   * The distance of M(t) from the nearest Q N, whatever N is, Q being the frame of M(0): in the
   * column space of M(0) a right multiplication would stay.
   */
  Measurement nearestInFrame() {
    int operations = trial.card().integer("frame-operations") * setting.m() * (setting.d() + 1);
    for (int t = 0; t < reference.size(); t++) {
      Network state = reference.get(t);
      double length =
          StrictMath.hypot(
              Norms.frobenius(state.firstLayer()), Norms.frobenius(state.secondLayer()));
      compare(
          t,
          compression.expand(compression.project(state)),
          Rounding.gamma(operations) * length,
          "the run and the nearest Q N, whatever N, are apart by ");
    }
    return worst.measurement();
  }

  private void advance(CompressionBound bound, Network before, TrainingSet data, Sample sample) {
    if (setting.rule() == Rule.SAM) {
      bound.sharpnessAware(setting.eta(), setting.radius(), before, sample);
    } else if (setting.rule() == Rule.GRADIENT_DESCENT) {
      bound.descent(setting.eta(), before, data);
    } else {
      bound.labelNoise(setting.eta(), before, sample);
    }
  }

  private void compare(int t, Network other, double limit, String words) {
    double distance = CompressionBound.distance(reference.get(t), other);
    worst.add(
        distance,
        limit,
        () ->
            "after %d %s %s%s in Frobenius norm, rounding bound %s"
                .formatted(
                    t,
                    t == 1 ? "step" : "steps",
                    words,
                    Numbers.rounded(distance, 3),
                    Numbers.rounded(limit, 3)));
  }

  private List<Network> states(NetworkSimulator simulator) {
    States states = new States();
    simulator.run(setting.run(trial.seeds()), states);
    return states.states();
  }
}

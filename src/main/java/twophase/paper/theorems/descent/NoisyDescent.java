package twophase.paper.theorems.descent;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.AlignedStart;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Ends;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.Convergence;

/**
 * Label-noise SGD over Lemma 6's time from its start: balanced neurons along theta*, as large as
 * Lemma 5 ends with.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param eta step size, in (0, 1)
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, above 0
 */
record NoisyDescent(int m, int d, double eta, double sigma, double thetaNorm)
    implements Conditioned {
  NoisyDescent {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.positive("1 - eta", 1 - eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.positive("thetaNorm", thetaNorm);
  }

  /**
   * What a run shows at t3.
   *
   * @param distance norm(theta - theta*)
   * @param misalignment the largest 1 - cos of neurons of norm at least sqrt(eta)
   */
  record End(double distance, double misalignment) {}

  /** Does the run; nothing if it diverges. */
  Optional<End> end(Trial trial, SeedTree seeds) {
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    DMatrixRMaj u = Landscape.unit(truth.map());
    Network start =
        AlignedStart.draw(m, u, Math.sqrt(thetaNorm / m), seeds.child("start").stream());
    SampleSource samples = SampleSource.fresh(truth, sigma, seeds.child("samples").stream());
    long steps = Convergence.steps(eta, thetaNorm);
    Ends ends = new Ends(steps);
    boolean completed =
        Asked.exactly(trial)
            .run(new Run.Driven(new LabelNoiseSgd(), eta, start, samples, steps), ends)
            .completed();
    return completed ? Optional.of(seen(ends.last(), u)) : Optional.empty();
  }

  private End seen(Network end, DMatrixRMaj u) {
    DMatrixRMaj theta = end.linearMap();
    double apart = 0;
    for (int k = 0; k < d; k++) {
      double error = theta.get(k) - thetaNorm * u.get(k);
      apart += error * error;
    }
    Modes modes = new Modes(end, u);
    double least = Math.sqrt(eta);
    return new End(Math.sqrt(apart), modes.misalignments(i -> modes.norm(i) >= least).worst());
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, Inputs.FRESH, eta, thetaNorm));
  }
}

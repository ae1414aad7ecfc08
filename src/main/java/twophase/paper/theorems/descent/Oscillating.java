package twophase.paper.theorems.descent;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.OscillatingSecondLayer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.OscillatingLayer;

/**
 * A setting of the oscillating second layer from the NTK start.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh for S = I
 * @param eta step size, above 0; 1/m^2 but where a hypothesis is dropped
 * @param thetaNorm norm of theta*, at least 0
 */
record Oscillating(int m, int d, Inputs n, double eta, double thetaNorm) implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Oscillating {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("eta", eta);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /** At the lemma's step size, eta = 1/m^2. */
  static Oscillating atLemmasStepSize(int m, int d, Inputs n, double thetaNorm) {
    return new Oscillating(m, d, n, OscillatingLayer.stepSize(m), thetaNorm);
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, n, eta, thetaNorm));
  }

  /** S and theta*, from the children {@code truth} and {@code data}. */
  QuadraticLoss loss(SeedTree seeds) {
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    return n.fresh()
        ? QuadraticLoss.population(truth)
        : QuadraticLoss.of(n.trainingSet(truth, seeds.child("data").stream()), truth);
  }

  /** A run from a start and with chains of its own. */
  Run run(QuadraticLoss loss, SeedTree seeds, long steps) {
    DMatrixRMaj start = NtkInitialisation.draw(m, d, seeds.child("start").stream()).firstLayer();
    OscillatingSecondLayer rule =
        new OscillatingSecondLayer(OscillatingLayer.amplitude(eta), loss, seeds);
    return new Run.Driven(rule, eta, rule.start(start), steps);
  }

  /** s = (1/m) sum_i norm2(w_i). */
  static double meanNorm2(Network state) {
    double length = Norms.frobenius(state.firstLayer());
    return length * length / state.width();
  }
}

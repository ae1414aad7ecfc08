package twophase.paper.theorems.descent;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.OscillatingSecondLayer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Loss;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.OscillatingLayer;

/**
 * The paper's run with an oscillating second layer, in one reading of what is printed about it.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh for S = I
 * @param eta step size as printed, above 0; the second layer swings by its fourth root
 * @param loss what the step descends
 * @param thetaNorm norm of theta*, at least 0
 * @param steps number of steps, at least 1
 */
record PaperOscillation(int m, int d, Inputs n, double eta, Loss loss, double thetaNorm, int steps)
    implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  PaperOscillation {
    new Oscillating(m, d, n, eta, thetaNorm);
    Ranges.atLeast("steps", steps, 1);
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, n, eta, thetaNorm));
  }

  /** The run of these seeds. */
  Run run(SeedTree seeds) {
    QuadraticLoss landscape = new Oscillating(m, d, n, eta, thetaNorm).loss(seeds);
    DMatrixRMaj start = NtkInitialisation.draw(m, d, seeds.child("start").stream()).firstLayer();
    OscillatingSecondLayer rule =
        new OscillatingSecondLayer(OscillatingLayer.amplitude(eta), landscape, seeds);
    return new Run.Driven(rule, loss.step(eta), rule.start(start), steps);
  }
}

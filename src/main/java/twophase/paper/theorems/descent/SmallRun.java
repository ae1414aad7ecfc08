package twophase.paper.theorems.descent;

import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.Alignment;

/**
 * A setting of Phase II: gradient descent from a small start.
 *
 * @param start how the start is drawn, within norm(w_i), abs(a_i) at most sqrt(eta)
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param inputs training set
 * @param eta step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 * @param kappa a neuron with abs(w_i . u + a_i) at least kappa sqrt(eta) is active, in (0, 1]
 */
record SmallRun(
    SmallStart start, int m, int d, Inputs inputs, double eta, double thetaNorm, double kappa)
    implements Descent {
  SmallRun {
    Descent.check(m, d, inputs, eta, thetaNorm);
    Ranges.positive("kappa", kappa);
    Ranges.notNegative("1 - kappa", 1 - kappa);
  }

  @Override
  public Network start(Landscape ground, RandomStream stream) {
    return start.draw(m, Math.sqrt(eta), ground.growthDirection(), kappa, stream);
  }

  /** The derived bound on 1 - cos. */
  double bound() {
    return Alignment.bound(m, eta, thetaNorm, kappa);
  }
}

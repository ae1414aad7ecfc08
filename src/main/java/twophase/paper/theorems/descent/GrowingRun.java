package twophase.paper.theorems.descent;

import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/**
 * A setting of the growth law: gradient descent from a start with norm(w_i), abs(a_i) at most the
 * radius.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param inputs training set
 * @param eta step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 * @param load m radius^2 / norm(theta*), above 0: what the start could hold of theta* at most
 */
record GrowingRun(int m, int d, Inputs inputs, double eta, double thetaNorm, double load)
    implements Descent {
  GrowingRun {
    Descent.check(m, d, inputs, eta, thetaNorm);
    Ranges.positive("load", load);
  }

  @Override
  public Network start(Landscape ground, RandomStream stream) {
    double radius = Math.sqrt(load * thetaNorm / m);
    return SmallStart.BALL.draw(m, radius, ground.growthDirection(), 1, stream);
  }
}

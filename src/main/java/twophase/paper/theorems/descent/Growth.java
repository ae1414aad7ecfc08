package twophase.paper.theorems.descent;

import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Conditioned;

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
record Growth(int m, int d, Inputs inputs, double eta, double thetaNorm, double load)
    implements Conditioned {
  Growth {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    inputs.requireTrainingSet();
    Ranges.positive("eta", eta);
    Ranges.positive("thetaNorm", thetaNorm);
    Ranges.positive("load", load);
  }

  @Override
  public List<Point> points() {
    return List.of(new Point(m, d, inputs, eta, thetaNorm));
  }

  /** Ground truth and data of a trial. */
  Landscape landscape(Trial trial) {
    return Landscape.draw(d, thetaNorm, inputs, trial.seeds());
  }

  /** The start of a trial. */
  Network start(Landscape ground, Trial trial) {
    double radius = Math.sqrt(load * thetaNorm / m);
    return SmallStart.BALL.draw(
        m, radius, ground.growthDirection(), 1, trial.seeds().child("start").stream());
  }

  /**
   * Does the run of a trial.
   *
   * @return whether it completed
   */
  boolean run(Trial trial, Landscape ground, long steps, Observer observer) {
    return trial
        .simulator(NetworkSimulator.class)
        .run(new Run.GradientDescent(eta, start(ground, trial), ground.data(), steps), observer)
        .completed();
  }
}

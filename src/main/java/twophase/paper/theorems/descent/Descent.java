package twophase.paper.theorems.descent;

import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne.Point;

/** A setting of gradient descent, without noise, on a drawn ground truth and training set. */
interface Descent extends Conditioned {
  /** Width, at least 1. */
  int m();

  /** Input dimension, at least 1. */
  int d();

  /** The training set. */
  Inputs inputs();

  /** Step size, in (0, 1). */
  double eta();

  /** Norm of theta*, above 0. */
  double thetaNorm();

  /** Draws a start, m neurons. */
  Network start(Landscape ground, RandomStream stream);

  /** Draws what a trial is about. */
  default Begun begin(Trial trial) {
    Landscape ground = Landscape.draw(d(), thetaNorm(), inputs(), trial.seeds());
    Network start = start(ground, trial.seeds().child("start").stream());
    return new Begun(trial, eta(), ground, start);
  }

  @Override
  default List<Point> points() {
    return List.of(Conditioned.point(m(), d(), inputs(), eta(), thetaNorm()));
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  static void check(int m, int d, Inputs inputs, double eta, double thetaNorm) {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    inputs.requireDimension(d);
    inputs.requireTrainingSet();
    Ranges.positive("eta", eta);
    Ranges.positive("1 - eta", 1 - eta);
    Ranges.positive("thetaNorm", thetaNorm);
  }
}

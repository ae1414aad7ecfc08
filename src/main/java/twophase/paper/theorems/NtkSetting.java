package twophase.paper.theorems;

import java.util.List;
import twophase.paper.network.Inputs;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.StabilityLimit;

/** A setting of runs from the NTK start, all of the same width, dimension, data and step size. */
public interface NtkSetting extends Conditioned, Loaded {

  /** Width, at least 1. */
  int m();

  /** Input dimension, at least 1. */
  int d();

  /** Training samples, or fresh inputs. */
  Inputs n();

  /** Step size, above 0. */
  double eta();

  /** Norm of theta*, at least 0. */
  double thetaNorm();

  @Override
  default List<Point> points() {
    return List.of(Conditioned.point(m(), d(), n(), eta(), thetaNorm()));
  }

  /** How near to the limit the start is: k s with s = 1, its mean over starts. */
  @Override
  default double stabilityLoad() {
    return StabilityLimit.load(m(), d(), eta(), 1);
  }
}

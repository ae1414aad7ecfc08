package twophase.paper.theorems.conformance;

import twophase.paper.dynamics.StepBound;
import twophase.paper.network.Network;

/** Two states within a bound on rounding, entry by entry. */
final class Within {
  private Within() {}

  /** Whether all entries are within so many times the bound. */
  static boolean times(int times, Network one, Network other, StepBound bound) {
    return firstApart(times, one, other, bound) < 0;
  }

  /** The first neuron of which an entry is not within the bound; -1 if all are. */
  static int firstApart(Network one, Network other, StepBound bound) {
    return firstApart(1, one, other, bound);
  }

  private static int firstApart(int times, Network one, Network other, StepBound bound) {
    for (int i = 0; i < one.width(); i++) {
      boolean within =
          within(one.secondLayer().get(i), other.secondLayer().get(i), times * bound.second(i));
      for (int k = 0; k < one.inputDimension(); k++) {
        within &=
            within(
                one.firstLayer().get(i, k),
                other.firstLayer().get(i, k),
                times * bound.first(i, k));
      }
      if (!within) {
        return i;
      }
    }
    return -1;
  }

  /** NaN is within nothing. */
  private static boolean within(double one, double other, double bound) {
    return Math.abs(one - other) <= bound;
  }
}

package twophase.paper.theorems.lazy;

import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Looks;

/** Keeps the largest |a_i(t)| of a run, over neurons and evenly spaced times. */
final class LargestWeight implements Observer {
  private final Looks looks;
  private double value;

  LargestWeight(long steps, CardNumbers card) {
    looks = Looks.between(0, steps, card.integer("looks"));
  }

  double value() {
    return value;
  }

  @Override
  public boolean wants(long t) {
    return looks.at(t);
  }

  @Override
  public long quietUntil(long t) {
    return looks.next(t);
  }

  @Override
  public void see(long t, Network state) {
    value = Math.max(value, Norms.largest(state.secondLayer()));
  }
}

package twophase.paper.theorems.descent;

import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Roundoff;
import twophase.paper.network.Network;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.Convergence;

/** Compares each error norm(theta*) - theta . u with what the one before foretells. */
final class ErrorSteps implements Observer {
  private final AlignedRun setting;
  private final Landscape ground;
  private final CardNumbers card;
  private final Worst worst = new Worst();
  private double foretold;
  private double before;

  ErrorSteps(AlignedRun setting, Landscape ground, CardNumbers card) {
    this.setting = setting;
    this.ground = ground;
    this.card = card;
  }

  Measurement measurement() {
    return worst.measurement();
  }

  @Override
  public boolean wants(long t) {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    Modes modes = new Modes(state, ground.direction());
    double learned = modes.learned();
    double error = setting.thetaNorm() - learned;
    double norm2 = modes.norm2();
    if (t > 0) {
      compare(t, Math.abs(error - foretold), bound(Math.max(before, norm2)));
    }
    before = norm2;
    foretold = Convergence.nextError(error, setting.eta(), norm2, learned);
  }

  /**
   * What rounding can make of an error in one step, in units of 2^-53 (m + d) (norm2(M) +
   * norm(theta*)): theta . u is a sum of 2 m squares, each of a sum of d + 1 terms, in both states;
   * v's sums have m, d and d terms, and a step multiplies them by eta norm2(M). A run may be
   * compressed where m exceeds d: then reading back shifts the squares in both states.
   *
   * @param norm2 of M, the larger of both states'
   */
  private double bound(double norm2) {
    int m = setting.m();
    int d = setting.d();
    double size = norm2 + setting.thetaNorm();
    double sums = card.number("rounding") * Rounding.UNIT * (m + d) * size;
    double readBack = 4 * Roundoff.readBack(m, d, card.integer("householder")) * norm2;
    return (sums + readBack) * (1 + setting.eta() * d * size);
  }

  private void compare(long t, double distance, double bound) {
    worst.add(
        distance,
        bound,
        () ->
            "after step %d the error is off by %s, rounding bound %s"
                .formatted(t, Numbers.rounded(distance, 3), Numbers.rounded(bound, 3)));
  }
}

package twophase.paper.theorems.descent;

import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.Convergence;

/** Compares each error norm(theta*) - theta . u with what the one before foretells. */
final class ErrorSteps implements Observer {
  private final AlignedRun setting;
  private final Landscape ground;
  private final double rounding;
  private final Worst worst = new Worst();
  private double foretold;

  ErrorSteps(AlignedRun setting, Landscape ground, CardNumbers card) {
    this.setting = setting;
    this.ground = ground;
    this.rounding = card.number("rounding") * Rounding.UNIT * (setting.m() + setting.d());
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
      compare(t, Math.abs(error - foretold), rounding * (norm2 + setting.thetaNorm()));
    }
    foretold = Convergence.nextError(error, setting.eta(), norm2, learned);
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

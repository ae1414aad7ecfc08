package twophase.paper.theorems.descent;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Roundoff;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;

/**
 * Compares each neuron's modes after a step of gradient descent with what the step's law says: with
 * e = -v/norm(v), the growing one is multiplied by 1 + eta norm(v), the decaying one by 1 - eta
 * norm(v), and what is across e stays.
 */
final class ModeSteps implements Observer {
  private final GrowingRun setting;
  private final Landscape ground;
  private final CardNumbers card;
  private final double trace;
  private final Worst worst = new Worst();
  private Network before;

  ModeSteps(GrowingRun setting, Landscape ground, CardNumbers card) {
    this.setting = setting;
    this.ground = ground;
    this.card = card;
    double norm = Norms.frobenius(ground.data().inputs());
    this.trace = norm * norm / ground.data().size();
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
    if (t > 0) {
      DMatrixRMaj v = ground.data().lossGradient(before.linearMap());
      double length = Norms.frobenius(v);
      if (length > Double.MIN_NORMAL) {
        CommonOps_DDRM.scale(-1 / length, v);
        compare(t, state, v, setting.eta() * length);
      } else {
        // Nothing moves: along any direction.
        v.zero();
        v.set(0, 1);
        compare(t, state, v, 0);
      }
    }
    before = state.copy();
  }

  private void compare(long t, Network state, DMatrixRMaj e, double step) {
    Modes old = new Modes(before, e);
    Modes now = new Modes(state, e);
    double bound = bound(old, now);
    for (int i = 0; i < state.width(); i++) {
      add(t, "growing mode", now.growing(i) - (1 + step) * old.growing(i), bound);
      add(t, "decaying mode", now.decaying(i) - (1 - step) * old.decaying(i), bound);
      DMatrixRMaj change = state.neuron(i);
      CommonOps_DDRM.subtractEquals(change, before.neuron(i));
      double along = now.along(i) - old.along(i);
      for (int k = 0; k < change.getNumElements(); k++) {
        add(t, "part across", change.get(k) - along * e.get(k), bound);
      }
    }
  }

  private void add(long t, String what, double difference, double bound) {
    double distance = Math.abs(difference);
    worst.add(
        distance,
        bound,
        () ->
            "in step %d a %s is off by %s, rounding bound %s"
                .formatted(t, what, Numbers.rounded(distance, 3), Numbers.rounded(bound, 3)));
  }

  /**
   * What rounding can make of a mode in one step, in units of 2^-53 K norm(M), norm(M) the larger
   * of both states', K = m + d + n: sums of d + 1 terms in both states; v's sums of m, d and n
   * terms in the step and here, whose terms a step multiplies by eta norm(M). A run may be
   * compressed where m exceeds d: then reading back comes on top, in both states.
   */
  private double bound(Modes old, Modes now) {
    double size = Math.sqrt(Math.max(old.norm2(), now.norm2()));
    double terms = setting.m() + setting.d() + ground.data().size();
    double gradient = setting.eta() * trace * (size * size + setting.thetaNorm());
    double sums = card.number("rounding") * Rounding.UNIT * terms;
    double readBack = Roundoff.readBack(setting.m(), setting.d(), card.integer("householder"));
    return (sums + 2 * readBack) * size * (1 + gradient);
  }
}

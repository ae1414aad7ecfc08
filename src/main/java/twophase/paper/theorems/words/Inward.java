package twophase.paper.theorems.words;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theorems.Looks;
import twophase.paper.theory.EscapeTime;

/**
 * Where the neurons have gone when half of them are outside their lazy ball for the first time: how
 * much of what they have moved is shrinking, along -w_i(0).
 */
final class Inward implements Observer {
  private final Looks looks;
  private Network start;
  private boolean left;
  private double share = Double.NaN;

  Inward(Looks looks) {
    this.looks = looks;
  }

  /**
   * The part of the sum over the neurons of norm2(w_i(t) - w_i(0)) that lies along -w_i(0), when
   * half of them were first seen outside; NaN if they never were.
   */
  double share() {
    return share;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || looks.at(t);
  }

  @Override
  public long quietUntil(long t) {
    return t == 0 ? 0 : looks.next(t);
  }

  @Override
  public boolean satisfied() {
    return left;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      start = state.copy();
    } else if (!left) {
      look(state);
    }
  }

  private void look(Network state) {
    int m = state.width();
    int d = state.inputDimension();
    double radius = EscapeTime.lazyRadius(m);
    double[] w0 = start.firstLayer().data;
    double[] w = state.firstLayer().data;
    int outside = 0;
    double moved = 0;
    double inward = 0;
    for (int i = 0; i < m; i++) {
      double distance2 = 0;
      double along = 0;
      double norm2 = 0;
      for (int e = i * d; e < (i + 1) * d; e++) {
        double move = w[e] - w0[e];
        distance2 += move * move;
        along += move * w0[e];
        norm2 += w0[e] * w0[e];
      }
      outside += distance2 > radius * radius ? 1 : 0;
      moved += distance2;
      inward += along < 0 ? along * along / norm2 : 0;
    }
    if (2 * outside >= m) {
      left = true;
      share = inward / moved;
    }
  }
}

package twophase.paper.theorems.words;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Looks;

/**
 * The first layer's norm2(W) over that of the start, at some times; it has seen enough once that is
 * at most a share.
 */
final class FirstLayer implements Observer {
  private final Looks looks;
  private final double share;
  private double start;
  private double now = Double.NaN;
  private double fallen = Double.NaN;

  /**
   * A look at a run.
   *
   * @param share in (0, 1)
   */
  FirstLayer(Looks looks, double share) {
    this.looks = looks;
    this.share = share;
  }

  /** What was seen last; NaN if nothing was. */
  double last() {
    return now;
  }

  /** The first of the times at which it was at most the share; NaN if there was none. */
  double fallen() {
    return fallen;
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
    return !Double.isNaN(fallen);
  }

  @Override
  public boolean blindToRotation() {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    double length = Norms.frobenius(state.firstLayer());
    if (t == 0) {
      start = length * length;
      return;
    }
    now = length * length / start;
    if (Double.isNaN(fallen) && now <= share) {
      fallen = t;
    }
  }
}

package twophase.paper.theorems;

import twophase.kit.bench.Chance;
import twophase.kit.number.Interval;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.network.NeuronChances;
import twophase.paper.theory.EscapeTime;

/**
 * The chance that some neuron of a network, none of which is drawn, is on one side of the lazy
 * ball's surface at some look: at least that of the look where it is largest, at most the sum over
 * the looks.
 */
public final class LazyChances implements Observer {
  private final long m;
  private final double radius;
  private final Looks looks;
  private final Side side;
  private NeuronChances chances;
  private double low;
  private double high;

  /** On which side of the surface. */
  public enum Side {
    /** At most the radius from its start. */
    INSIDE,
    /** Farther than the radius from its start. */
    OUTSIDE
  }

  /**
   * Looks at a run's core.
   *
   * @param m width of the network
   * @param looks after the start
   */
  public LazyChances(long m, Looks looks, Side side) {
    this.m = m;
    this.radius = EscapeTime.lazyRadius(m);
    this.looks = looks;
    this.side = side;
  }

  /** The chance that some neuron was there. */
  public Chance some() {
    if (chances == null) {
      throw new IllegalStateException("the run showed no start");
    }
    return Chance.ofFailure(low, Math.min(1, high));
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
  public void see(long t, Network core) {
    if (t == 0) {
      chances = new NeuronChances(m, core.copy());
      return;
    }
    Interval some =
        side == Side.INSIDE ? chances.someWithin(core, radius) : chances.someBeyond(core, radius);
    low = Math.max(low, some.low());
    high += some.high();
  }
}

package twophase.paper.theorems.lazy;

import twophase.kit.bench.Chance;
import twophase.kit.number.Interval;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.network.NeuronChances;
import twophase.paper.theorems.Looks;

/**
 * The chance that at some look while the run is lazy some neuron of a network, none of which is
 * drawn, has a second-layer weight above a multiple of its norm: at least that at the start, which
 * is lazy, at most the sum over the looks.
 */
final class SteepChances implements Observer {
  private final long m;
  private final double slope;
  private final Looks looks;
  private NeuronChances chances;
  private double low;
  private double high;

  /**
   * Looks at a run's core.
   *
   * @param m width of the network
   * @param slope the multiple, above 0
   */
  SteepChances(long m, double slope, Looks looks) {
    this.m = m;
    this.slope = slope;
    this.looks = looks;
  }

  /** The chance that some neuron was so steep. */
  Chance some() {
    return Chance.ofFailure(low, Math.min(1, high));
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
  public void see(long t, Network core) {
    if (t == 0) {
      chances = new NeuronChances(m, core.copy());
    }
    Interval some = chances.someSteeper(core, slope);
    low = t == 0 ? some.low() : low;
    high += some.high();
  }
}

package twophase.paper.theorems;

import twophase.kit.bench.Chance;
import twophase.kit.number.Interval;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.network.NeuronChances;
import twophase.paper.theory.EscapeTime;

/**
 * The chance that some neuron of a network, none of which is drawn, has a property at some look: at
 * least that of the look where it is largest, at most the sum over the looks.
 */
public final class SomeNeuron implements Observer {
  private final long m;
  private final Looks looks;
  private final Property property;
  private final boolean whileLazy;
  private NeuronChances chances;
  private double low;
  private double high;

  /** The chance that some neuron has a property at a state of the core. */
  @FunctionalInterface
  private interface Property {
    Interval some(NeuronChances chances, Network core);
  }

  private SomeNeuron(long m, Looks looks, Property property, boolean whileLazy) {
    this.m = m;
    this.looks = looks;
    this.property = property;
    this.whileLazy = whileLazy;
  }

  /**
   * Within the lazy ball around its start.
   *
   * @param m width of the network
   * @param looks at the run; the start has no part in it
   */
  public static SomeNeuron insideBall(long m, Looks looks) {
    double radius = EscapeTime.lazyRadius(m);
    return new SomeNeuron(m, looks, (chances, core) -> chances.someWithin(core, radius), false);
  }

  /**
   * Outside the lazy ball around its start.
   *
   * @param m width of the network
   * @param looks at the run; the start has no part in it
   */
  public static SomeNeuron outsideBall(long m, Looks looks) {
    double radius = EscapeTime.lazyRadius(m);
    return new SomeNeuron(m, looks, (chances, core) -> chances.someBeyond(core, radius), false);
  }

  /**
   * With a second-layer weight above a multiple of its norm, while the run is lazy. The start is
   * lazy; of what comes later it is not known, so that the lower end is that of the start.
   *
   * @param m width of the network
   * @param slope the multiple, above 0
   * @param looks at the run, the start among them
   */
  public static SomeNeuron steeperWhileLazy(long m, double slope, Looks looks) {
    return new SomeNeuron(m, looks, (chances, core) -> chances.someSteeper(core, slope), true);
  }

  /** The chance. */
  public Chance seen() {
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
      if (!whileLazy) {
        return;
      }
    }
    Interval some = property.some(chances, core);
    if (t == 0 || !whileLazy) {
      low = Math.max(low, some.low());
    }
    high += some.high();
  }
}

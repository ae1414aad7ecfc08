package twophase.paper.dynamics;

import org.apiguardian.api.API;
import twophase.kit.random.RandomStream;

/**
 * The second layer of equations 6 and 7: independent Markov chains on {-q, 0, +q}, one for each
 * neuron. From +q and -q a chain goes to 0, from 0 to +q or -q with probability 1/2 each; it starts
 * at +q and at -q with probability 1/4 each, else at 0, which is its stationary law.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class ThreeStateChains {
  private final double amplitude;
  private final RandomStream stream;

  /**
   * Chains.
   *
   * @param amplitude q, at least 0
   * @param stream where the chains' choices come from, neuron after neuron
   */
  ThreeStateChains(double amplitude, RandomStream stream) {
    this.amplitude = amplitude;
    this.stream = stream;
  }

  /** Draws the start into a, m numbers. */
  void start(double[] a) {
    for (int i = 0; i < a.length; i++) {
      boolean moving = stream.index(2) == 0;
      a[i] = moving ? stream.sign() * amplitude : 0;
    }
  }

  /** Moves all chains one step on, in place. */
  void step(double[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] = a[i] == 0 ? stream.sign() * amplitude : 0;
    }
  }
}

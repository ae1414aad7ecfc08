package twophase.kit.suite;

import java.util.concurrent.atomic.DoubleAdder;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.simulators.FastSimulator;

/**
 * Does as fast as the theory's own simulator what a stranger's is asked for, and tells how long
 * that would take {@code src/examples/python/simulator.py}.
 */
final class CountingSimulator implements NetworkSimulator {
  /** Measured with NumPy: from 11 us at 16 x 4 to 90 us at 1000 x 20, drawing included. */
  private static final double MILLIS_A_STEP = 0.011;

  private static final double MILLIS_A_NUMBER = 4e-6;

  private final NetworkSimulator fast = new FastSimulator();
  private final DoubleAdder millis = new DoubleAdder();

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    millis.add(run.steps() * (MILLIS_A_STEP + MILLIS_A_NUMBER * run.moved()));
    return fast.run(run, observer);
  }

  /** What all runs so far would take, in milliseconds. */
  long millis() {
    return Math.round(millis.sum());
  }
}

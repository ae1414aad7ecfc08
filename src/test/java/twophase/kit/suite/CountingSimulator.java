package twophase.kit.suite;

import java.util.concurrent.atomic.DoubleAdder;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.simulators.FastSimulator;

/**
 * Does as fast as the theory's own simulator what a stranger's is asked for, and tells how long
 * that would take {@code src/examples/python/simulator.py}: over its steps, and over the numbers
 * that go through the pipe, of states above all.
 */
final class CountingSimulator implements NetworkSimulator {
  // Fitted to the seconds that 90 forms took on two cores, both sides of the pipe together.
  private static final double MILLIS_A_RUN = 1;
  private static final double MILLIS_A_STEP = 0.03;
  private static final double MILLIS_A_NUMBER_MOVED = 5e-6;

  /** Written as a decimal on one side, and read on the other. */
  private static final double MILLIS_A_NUMBER_TOLD = 2.5e-3;

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
    double state = run.m() * (run.d() + 1.0);
    double sample = Math.max(1, run.rule().batch()) * (run.d() + 2.0);
    boolean samples =
        run.either(driven -> driven.samples() != SampleSource.NONE, free -> observer.wantsTrace());
    double told = states(run, observer) * state + (samples ? run.steps() * sample : 0);
    millis.add(
        MILLIS_A_RUN
            + run.steps() * (MILLIS_A_STEP + MILLIS_A_NUMBER_MOVED * run.moved())
            + told * MILLIS_A_NUMBER_TOLD);
    return fast.run(run, observer);
  }

  /** How many states are asked for. */
  private static double states(Run run, Observer observer) {
    double states = 0;
    for (long t = 0; t <= run.steps(); t = Math.max(t + 1, observer.quietUntil(t + 1))) {
      states += observer.wants(t) ? 1 : 0;
    }
    return states;
  }

  /** What all runs so far would take, in milliseconds. */
  long millis() {
    return Math.round(millis.sum());
  }
}

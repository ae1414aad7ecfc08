package twophase.paper;

import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/**
 * A simulator that says that it has other conventions.
 *
 * @param simulator who does the runs
 * @param conventions what is said, which may be so or not
 */
public record OtherConventions(NetworkSimulator simulator, Conventions conventions)
    implements NetworkSimulator {

  @Override
  public Outcome run(Run run, Observer observer) {
    return simulator.run(run, observer);
  }

  @Override
  public boolean traces() {
    return simulator.traces();
  }

  @Override
  public String name() {
    return "other";
  }

  @Override
  public String version() {
    return "1";
  }
}

package twophase.paper.simulators;

import java.util.List;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;

/** A simulator that says of itself what another one says, and does its own with the runs. */
abstract class Around implements NetworkSimulator {
  /** The other one, closed with this one. */
  final NetworkSimulator simulator;

  Around(NetworkSimulator simulator) {
    this.simulator = simulator;
  }

  @Override
  public final String name() {
    return simulator.name();
  }

  @Override
  public final String version() {
    return simulator.version();
  }

  @Override
  public final List<String> offers() {
    return simulator.offers();
  }

  @Override
  public final boolean own() {
    return simulator.own();
  }

  @Override
  public final boolean traces() {
    return simulator.traces();
  }

  @Override
  public final Conventions conventions() {
    return simulator.conventions();
  }

  @Override
  public final List<String> requests(Run run) {
    return simulator.requests(run);
  }

  @Override
  public final int sideBySide() {
    return simulator.sideBySide();
  }

  @Override
  public void close() {
    simulator.close();
  }
}

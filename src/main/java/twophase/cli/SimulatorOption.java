package twophase.cli;

import picocli.CommandLine.Option;
import twophase.dynamics.Simulator;
import twophase.simulators.SimulatorSpec;

/** Who is tested. */
final class SimulatorOption {
  @Option(
      names = "--simulator",
      paramLabel = "SPEC",
      description =
          "Test this simulator instead of the suite's own: exec:COMMAND, a process that speaks the"
              + " protocol; class:NAME, a Java class; or a service's name.")
  private String spec;

  /**
   * The simulator, to be closed by the caller.
   *
   * @throws twophase.statement.BadInputException if there is none of that name
   */
  Simulator open() {
    return spec == null ? SimulatorSpec.own() : SimulatorSpec.open(spec);
  }
}

package twophase.cli;

import picocli.CommandLine.Option;
import twophase.dynamics.Simulator;
import twophase.faults.Faults;
import twophase.simulators.SimulatorSpec;

/** Who is tested. */
final class SimulatorOption {
  private static final String FAULT = "fault:";

  @Option(
      names = "--simulator",
      paramLabel = "SPEC",
      description =
          "Test this simulator instead of the suite's own: exec:COMMAND, a process that speaks the"
              + " protocol; class:NAME, a Java class; a service's name; or fault:NAME, wrong on"
              + " purpose (see faults --list).")
  private String spec;

  /** Whether one is named. */
  boolean named() {
    return spec != null;
  }

  /** How it is named; empty for the suite's own. */
  String words() {
    return spec == null ? "" : spec;
  }

  /**
   * The simulator, to be closed by the caller.
   *
   * @throws twophase.statement.BadInputException if there is none of that name
   */
  Simulator open() {
    if (spec != null && spec.startsWith(FAULT)) {
      return Faults.named("--simulator: ", spec.substring(FAULT.length())).simulator();
    }
    return spec == null ? SimulatorSpec.own() : SimulatorSpec.open(spec);
  }
}

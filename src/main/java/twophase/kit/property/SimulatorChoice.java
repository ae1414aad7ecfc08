package twophase.kit.property;

import java.time.Duration;
import java.util.Optional;
import twophase.kit.bench.Simulator;
import twophase.kit.statement.BadInputException;

/**
 * Who is tested, as a user names it.
 *
 * @param spec {@code exec:COMMAND}, {@code class:NAME}, a service's name or {@code fault:NAME};
 *     empty for the theory's own
 * @param limit how long a process may take over one answer, where that is said
 */
public record SimulatorChoice(String spec, Optional<Duration> limit) {
  /** The theory's own simulator. */
  public static final SimulatorChoice OWN = new SimulatorChoice("", Optional.empty());

  private static final String OPTION = "--simulator";
  private static final String FAULT = "fault:";

  /**
   * The simulator, to be closed by the caller.
   *
   * @throws BadInputException if there is none of that name
   */
  public Simulator open(Theory theory) {
    Simulator simulator = named(theory);
    if (simulator == null || simulator.name() == null || simulator.version() == null) {
      throw new BadInputException(
          "%s: there is no simulator, or it says no name or version"
              .formatted(
                  spec.isEmpty() ? "the theory " + theory.name() : OPTION + ": `" + spec + "`"));
    }
    return simulator;
  }

  private Simulator named(Theory theory) {
    if (spec.isEmpty()) {
      return theory.simulators().own();
    }
    if (limit.isPresent()) {
      return theory.simulators().open(spec, limit.get());
    }
    return spec.startsWith(FAULT)
        ? SeededFaults.of(theory, OPTION)
            .named(OPTION + ": ", spec.substring(FAULT.length()))
            .made()
        : theory.simulators().open(spec);
  }
}

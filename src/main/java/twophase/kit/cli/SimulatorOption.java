package twophase.kit.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import twophase.kit.bench.Simulator;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.property.Theory;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.Inert;

/** Who is tested. */
public final class SimulatorOption {
  private static final String LIMIT = "--answer-limit";

  @Option(
      names = "--simulator",
      paramLabel = "SPEC",
      description =
          "Test this simulator instead of the theory's own: exec:COMMAND, a process that speaks the"
              + " protocol, where the theory takes processes; class:NAME, a Java class; a service's"
              + " name; or fault:NAME, wrong on purpose (see faults --list).")
  private String spec;

  @Option(
      names = LIMIT,
      paramLabel = "TIME",
      description =
          "How long an exec: simulator may take over one answer, for example 90s or 10m; default"
              + " 60s.")
  private String limit;

  /**
   * As if these had been given.
   *
   * @param spec the simulator
   * @param limit how long it may take over an answer; null where that was not said
   */
  static SimulatorOption of(String spec, String limit) {
    SimulatorOption option = new SimulatorOption();
    option.spec = spec;
    option.limit = limit;
    return option;
  }

  /** Whether one is named. */
  public boolean named() {
    return spec != null;
  }

  /** How it is named; empty for the theory's own. */
  String words() {
    return spec == null ? "" : spec;
  }

  /** The options as they were given, to be given again. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    if (spec != null) {
      given.addAll(List.of("--simulator", spec));
    }
    if (limit != null) {
      given.addAll(List.of(LIMIT, limit));
    }
    return given;
  }

  /** Who is tested, in words: its name and version. */
  public static String told(Simulator simulator) {
    return Inert.name(simulator.name()) + " " + Inert.name(simulator.version());
  }

  /**
   * The simulator, to be closed by the caller.
   *
   * @throws BadInputException if there is none of that name
   */
  public Simulator open(Theory theory) {
    return choice().open(theory);
  }

  /**
   * The choice.
   *
   * @throws BadInputException if a limit is none, or stands alone
   */
  SimulatorChoice choice() {
    Optional<Duration> answers = Options.time(LIMIT, limit);
    if (answers.isPresent() && spec == null) {
      throw new BadInputException(LIMIT + ": goes with --simulator exec:COMMAND");
    }
    return new SimulatorChoice(words(), answers);
  }
}

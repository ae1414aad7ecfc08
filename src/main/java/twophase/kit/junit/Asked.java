package twophase.kit.junit;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Simulator;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Theories;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Selection;
import twophase.kit.suite.Journal;
import twophase.kit.suite.OpenRun;
import twophase.kit.suite.RunRequest;
import twophase.kit.text.ShellWords;

/**
 * What a test class asks for, checked.
 *
 * @param catalogue the theory's statements
 * @param simulator who is tested, to be closed by whoever asked
 * @param request the run
 * @param replay what replays a case on the command line, where it can make the simulator
 */
record Asked(
    Catalogue catalogue, Simulator simulator, RunRequest request, Optional<ReplayCommand> replay)
    implements AutoCloseable {
  /** 2^53 - 1, as on the command line. */
  private static final long LARGEST_SEED = (1L << 53) - 1;

  /** The classes of whoever tests have to be there, too. */
  private static final String LAUNCHER =
      "java -cp twophase.jar:target/classes:target/test-classes twophase.kit.cli.TwoPhase";

  /**
   * What a class asks for.
   *
   * @throws BadInputException if that cannot be
   */
  static Asked of(TheoryTest test) {
    Catalogue catalogue = Catalogue.of(Theories.announced().chosen(test.theory()));
    Simulator simulator = test.simulator();
    if (simulator == null || simulator.name() == null || simulator.version() == null) {
      throw new BadInputException(
          "simulator() of %s: there is no simulator, or it says no name or version"
              .formatted(test.getClass().getName()));
    }
    try {
      return new Asked(
          catalogue, simulator, request(test, catalogue, simulator), replay(test, simulator));
    } catch (RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  private static RunRequest request(TheoryTest test, Catalogue catalogue, Simulator simulator) {
    test.budget()
        .filter(time -> time.isZero() || time.isNegative())
        .ifPresent(
            time -> {
              throw new BadInputException("budget(): `" + time + "` must be above 0");
            });
    RunRequest request =
        RunRequest.of(catalogue, test.profile(), seed(test, catalogue), simulator)
            .about(Selection.of("only(): ", test.only(), catalogue.cards()))
            .within(test.budget())
            .askedBy(test.getClass().getName());
    catalogue.requireDrawn(request.forms());
    return request;
  }

  private static long seed(TheoryTest test, Catalogue catalogue) {
    long seed = test.seed().orElseGet(catalogue::seed);
    if (seed < 0 || seed > LARGEST_SEED) {
      throw new BadInputException(
          "seed(): `%d` must be from 0 to %d".formatted(seed, LARGEST_SEED));
    }
    return seed;
  }

  private static Optional<ReplayCommand> replay(TheoryTest test, Simulator simulator) {
    List<String> options = new ArrayList<>();
    test.theory().ifPresent(name -> options.addAll(List.of("--theory", name)));
    if (!simulator.own()) {
      if (!made(simulator.getClass())) {
        return Optional.empty();
      }
      options.addAll(List.of("--simulator", "class:" + simulator.getClass().getName()));
    }
    String words = options.isEmpty() ? "" : " " + ShellWords.joined(options);
    return Optional.of(new ReplayCommand(LAUNCHER, words));
  }

  /** Whether the command line can make one: by a public constructor without arguments. */
  private static boolean made(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && Arrays.stream(type.getConstructors()).anyMatch(made -> made.getParameterCount() == 0);
  }

  /** Begins the run. */
  OpenRun open() {
    return OpenRun.of(request, Progress.NONE, Journal.NONE);
  }

  @Override
  public void close() {
    simulator.close();
  }
}

package twophase.kit.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.kit.work.Crew;
import twophase.kit.work.Workforce;

/** {@code work}: units in, lines out. */
@Command(
    name = "work",
    description = {
      "Does the units of work that come on standard input, one a line, as `list --units` writes"
          + " them, and writes a line for each on standard output as soon as it is done. It"
          + " remembers nothing: units may be handed to any number of workers, in any order, and"
          + " again where one was lost; `merge` takes all their lines.",
      "A line that is no unit is told on standard error, and the others are done."
    },
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 every unit has its line, whatever was found; 2 wrong usage, or "
          + "some line was no unit; 4 the worker broke. Verdicts are judged by `merge`.",
      "",
      "Example: work < units.txt > lines.jsonl"
    })
final class WorkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;
  @Mixin private SimulatorOption simulatorOption;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many units at a time, each on one thread; default one for each core. What is found"
              + " does not depend on it.")
  private String threads;

  private boolean bad;

  @Override
  public Integer call() {
    BufferedReader units =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Crew crew = new Crew(theoryOption.catalogue(), theoryOption.files(), simulatorOption.choice());
    PrintWriter out = spec.commandLine().getOut();
    new Workforce(crew, Options.threads(threads))
        .work(() -> next(units, out), (unit, answer) -> told(answer, out));
    return bad ? TwoPhase.BAD_INPUT : 0;
  }

  /** Where nobody reads what is done, nothing more is begun. */
  private static Optional<String> next(BufferedReader units, PrintWriter out) {
    try {
      String unit = units.readLine();
      while (unit != null && unit.isBlank()) {
        unit = units.readLine();
      }
      return out.checkError() ? Optional.empty() : Optional.ofNullable(unit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void told(String answer, PrintWriter out) {
    if (answer.startsWith("{")) {
      out.println(answer);
      out.flush();
    } else {
      bad = true;
      TwoPhase.say("work: " + answer, spec.commandLine().getErr());
    }
  }
}

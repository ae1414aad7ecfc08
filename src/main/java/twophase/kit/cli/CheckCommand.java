package twophase.kit.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Standing;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;
import twophase.kit.text.Inert;
import twophase.kit.text.ShellWords;

/** {@code check}: the first to ask of a new simulator. */
@Command(
    name = "check",
    description = {
      "Asks a simulator what it offers, and whether it conforms.",
      "A small example that was worked out by hand comes first; if it is right, the simulator is"
          + " tested. Prints what it finds, and writes no report."
    },
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 it conforms; 1 the example is wrong, or it does not conform; 2 wrong usage or "
          + "bad input; 3 undecided, or nothing offered; 4 it broke the protocol, or a check broke.",
      "",
      "Example: check 'exec:python3 simulator.py'"
    })
final class CheckCommand implements Callable<Integer> {
  private static final Profile PROFILE = Profile.QUICK;

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;

  @Parameters(
      paramLabel = "SPEC",
      description = "The simulator, as --simulator of verify takes it: exec:COMMAND, for example.")
  private String simulator;

  @Option(
      names = "--answer-limit",
      paramLabel = "TIME",
      description =
          "How long an exec: simulator may take over one answer, for example 90s or 10m; default"
              + " 60s.")
  private String answerLimit;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Take at most about this long, for example 90s or 10m; what is not decided by then is"
              + " INCONCLUSIVE.")
  private String budget;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads; default one for each core. The findings do not depend on it.")
  private String threads;

  @Override
  public Integer call() {
    Optional<Duration> time = Options.time("--budget", budget);
    int workers = Options.threads(threads);
    PrintWriter out = spec.commandLine().getOut();
    SimulatorOption option = SimulatorOption.of(simulator, answerLimit);
    try (Simulator tested = option.open(theoryOption.theory())) {
      out.println("Simulator " + SimulatorOption.told(tested));
      tested.offers().forEach(line -> out.println("  " + Inert.line(line)));
      if (!new Handwork(theoryOption.theory(), out).right(tested)) {
        out.println();
        out.println("An example is wrong, so nothing else was asked. Mend it, then check again.");
        return 1;
      }
      RunRequest request =
          RunRequest.of(theoryOption.catalogue(), PROFILE, theoryOption.catalogue().seed(), tested)
              .about(aboutSimulators())
              .onThreads(workers)
              .within(time)
              .askedBy(verify(option));
      return conforms(request, option, out);
    }
  }

  /** Ids of the statements about simulators. */
  private List<String> aboutSimulators() {
    Catalogue catalogue = theoryOption.catalogue();
    List<String> ids = catalogue.statements().stream().filter(catalogue::aboutSimulators).toList();
    if (ids.isEmpty()) {
      throw new BadInputException(
          "check: the theory %s has no statements about simulators; verify --simulator tests its"
                  .formatted(theoryOption.theory().name())
              + " other statements on this one");
    }
    return ids;
  }

  /** The command that does the same and writes a report. */
  private String verify(SimulatorOption option) {
    List<String> words = new ArrayList<>(List.of("verify", "--profile", PROFILE.toString()));
    words.addAll(List.of("--only", String.join(",", aboutSimulators())));
    words.addAll(theoryOption.given());
    words.addAll(option.given());
    if (budget != null) {
      words.addAll(List.of("--budget", budget));
    }
    return ShellWords.joined(words);
  }

  private int conforms(RunRequest request, SimulatorOption option, PrintWriter out) {
    out.println();
    out.printf(
        "Conformance: %d forms of the %s profile, in turn%s%n",
        request.forms().size(),
        PROFILE,
        budget == null ? "; with --budget 1m it ends then, and tells what it did not reach" : "");
    Evidence evidence = Suite.run(request, new Falling(out));
    ReplayCommand replay = theoryOption.replay(option.given());
    out.println();
    evidence.tested().stream()
        .filter(found -> found.standing().loud())
        .forEach(found -> VerdictTable.surprise(found, replay, out));
    out.println(words(evidence));
    VerdictTable.nextStep(evidence.upshot(), out);
    return evidence.upshot().exitCode();
  }

  /** How many of what was tested stand how: parts, since one form may be all that there is. */
  private static String words(Evidence evidence) {
    return Arrays.stream(Standing.values())
        .map(
            standing ->
                Map.entry(
                    standing,
                    evidence.tested().stream().filter(f -> f.standing() == standing).count()))
        .filter(count -> count.getValue() > 0)
        .map(count -> count.getValue() + " " + count.getKey().words())
        .collect(Collectors.joining(", ", "Conformance: ", "."));
  }

  /** Tells each form as it falls. */
  private record Falling(PrintWriter out) implements Progress {
    @Override
    public void caseDone(FormId form) {}

    @Override
    public void formDone(FormFinding found) {
      VerdictLine.print(found, out);
      out.flush();
    }
  }
}

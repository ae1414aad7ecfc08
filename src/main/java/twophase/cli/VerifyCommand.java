package twophase.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.bench.Profile;
import twophase.dynamics.FastSimulator;
import twophase.dynamics.HardwareFma;
import twophase.dynamics.Simulator;
import twophase.figures.PaperFigures;
import twophase.maps.ChosenMaps;
import twophase.report.Contents;
import twophase.report.ReportFolder;
import twophase.simulators.RunStore;
import twophase.simulators.StoredRuns;
import twophase.statement.BadInputException;
import twophase.statement.Card;
import twophase.statement.Evidence;
import twophase.statement.figure.Figure;
import twophase.suite.Comparison;
import twophase.suite.EvidenceFile;
import twophase.suite.RunRequest;
import twophase.suite.Suite;

/** {@code verify}: the whole way from drawing settings to the report. */
@Command(
    name = "verify",
    description = "Tests the statements and writes a report.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {"", "Example: verify --profile quick --only norm-balance,oscillation --seed 7"})
final class VerifyCommand implements Callable<Integer> {
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([smh])");

  private static final String RANDOM = "random";

  @Spec private CommandSpec spec;
  @Mixin private CardSource cardSource;
  @Mixin private SimulatorOption simulatorOption;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "standard",
      description = "quick, standard or deep; default ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "A non-negative integer, or `random`; default ${DEFAULT-VALUE}.")
  private String seed;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Test only these statements, separated by commas.")
  private List<String> only = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads; default one for each core. The findings do not depend on it.")
  private String threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the report here instead of a new folder under verification-reports/.")
  private Path out;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Take at most about this long, for example 90s, 10m or 2h; what is not decided by then is"
              + " INCONCLUSIVE.")
  private String budget;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Compare with this evidence file, or report's folder; any change makes the exit code 1.")
  private Path baseline;

  @Option(
      names = "--single-file",
      description = "Also write the report as one file to mail, report.html.")
  private boolean singleFile;

  @Option(names = "--no-progress", description = "Do not show progress on standard error.")
  private boolean noProgress;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description =
          "Also write every run to runs.jsonl in this folder. Large: best with --profile quick and"
              + " --only.")
  private Path record;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "Judge the runs that --record wrote there, without simulating; with the same --profile,"
              + " --seed and --only.")
  private Path from;

  @Override
  public Integer call() throws IOException {
    if (baseline != null) {
      Comparison.requireEvidence(baseline);
    }
    // Once: a random seed is another one each time it is drawn.
    long seedOfRun = parsedSeed();
    try (Simulator simulator = simulator(seedOfRun)) {
      return verified(request(simulator, seedOfRun));
    }
  }

  private Simulator simulator(long seedOfRun) {
    Profile effort = Profile.named(profile);
    if (from == null) {
      Simulator simulator = simulatorOption.open();
      return record == null
          ? simulator
          : new RunStore(simulator, record, effort.toString(), seedOfRun);
    }
    if (simulatorOption.named() || record != null || seed.equals(RANDOM)) {
      throw new BadInputException(
          "--from: takes its runs from a folder, so --simulator, --record and --seed random have no"
              + " place beside it");
    }
    return new StoredRuns(from, effort.toString(), seedOfRun);
  }

  private int verified(RunRequest request) throws IOException {
    ReportFolder folder =
        out == null ? ReportFolder.kept(ReportFolder.DEFAULT) : ReportFolder.chosen(out);
    PrintWriter terminal = spec.commandLine().getOut();
    Simulator simulator = request.simulator();
    terminal.printf(
        "Simulator %s %s, profile %s, seed %d%n",
        simulator.name(), simulator.version(), request.profile(), request.seed());
    if (!HardwareFma.present()) {
      spec.commandLine()
          .getErr()
          .println("This machine has no hardware multiply-add: free runs will be slow.");
    }
    Evidence evidence = evidence(request);
    Optional<Comparison> comparison =
        Optional.ofNullable(baseline).map(file -> Comparison.of(file, evidence));
    Path report =
        folder.write(
            new Contents(
                evidence,
                EvidenceFile.text(evidence),
                comparison.map(Comparison::lines).orElse(List.of()),
                figures(request),
                maps(request),
                singleFile));
    VerdictTable.print(evidence, terminal);
    terminal.println("Report: " + Options.shown(report.resolve("index.html")));
    if (singleFile) {
      terminal.println("In one file: " + Options.shown(report.resolve("report.html")));
    }
    comparison.ifPresent(
        c -> {
          terminal.println();
          c.lines().forEach(terminal::println);
        });
    return code(evidence, comparison);
  }

  private Evidence evidence(RunRequest request) {
    try (TerminalProgress progress =
        TerminalProgress.on(spec.commandLine().getErr(), request, noProgress)) {
      return Suite.run(request, progress);
    }
  }

  /** The paper's figures go with a whole run that is worth keeping. */
  private List<Figure> figures(RunRequest request) {
    return whole(request) ? new PaperFigures(new FastSimulator(), request.seed()).all() : List.of();
  }

  /** And so do a few maps. */
  private List<Figure> maps(RunRequest request) {
    return whole(request)
        ? new ChosenMaps(new FastSimulator(), request.cards(), request.seed(), request.threads())
            .all()
        : List.of();
  }

  private boolean whole(RunRequest request) {
    return request.only().isEmpty() && request.profile() != Profile.QUICK && budget == null;
  }

  /** The run's exit code, raised to 1 by a change against the baseline. */
  private static int code(Evidence evidence, Optional<Comparison> comparison) {
    boolean calm = evidence.exitCode() == 0 || evidence.exitCode() == 3;
    boolean changed = comparison.filter(c -> !c.unchanged()).isPresent();
    return calm && changed ? 1 : evidence.exitCode();
  }

  private RunRequest request(Simulator simulator, long seedOfRun) {
    Profile effort = Profile.named(profile);
    Map<String, Card> cards = cardSource.cards();
    only.forEach(id -> CardSource.card(cards, "--only: ", id));
    return new RunRequest(
        effort,
        seedOfRun,
        Options.threads(threads),
        simulator,
        cards,
        only,
        parsedBudget(),
        command());
  }

  private long parsedSeed() {
    if (seed.equals(RANDOM)) {
      // 31 bits: short enough to copy by hand, and what was drawn is printed.
      return new SecureRandom().nextInt() & Integer.MAX_VALUE;
    }
    return Options.seed(seed, ", or `random`");
  }

  private Optional<Duration> parsedBudget() {
    if (budget == null) {
      return Optional.empty();
    }
    Matcher parts = TIME.matcher(budget);
    if (!parts.matches()) {
      throw new BadInputException(
          "--budget: `" + budget + "` is no time from 1s to 999999h, such as 90s, 10m or 2h");
    }
    long amount = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  private String command() {
    return String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}

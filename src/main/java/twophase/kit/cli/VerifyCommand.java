package twophase.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;
import twophase.kit.cli.ReportOptions.Baseline;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.Shard;
import twophase.kit.maps.ReportMaps;
import twophase.kit.number.Numbers;
import twophase.kit.property.Simulators;
import twophase.kit.report.Contents;
import twophase.kit.report.ReportFolder;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Selection;
import twophase.kit.suite.JournalFile;
import twophase.kit.suite.RequestId;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;

/** {@code verify}: the whole way from drawing settings to the report. */
@Command(
    name = "verify",
    description = "Tests the statements and writes a report.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 every verdict as expected; 1 some verdict differs, or a baseline "
          + "changed; 2 wrong usage or bad input; 3 inconclusive where a verdict was "
          + "expected; 4 a check itself broke, or a simulator broke the protocol. Where "
          + "several apply: 2, 4, 1, 3.",
      "",
      "Example: verify --profile quick --only STATEMENT --seed 7"
    })
final class VerifyCommand implements Callable<Integer>, DividedVerb {
  private static final String RANDOM = "random";

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;
  @Mixin private SimulatorOption simulatorOption;
  @Mixin private ReportOptions report;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "standard",
      description = "quick, standard or deep; default ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "A non-negative integer, or `random`; default one that is derived from cards and checks"
              + " and moves when they do.")
  private String seed;

  @Option(
      names = "--error",
      paramLabel = "P",
      description =
          "The chance, at most, that any verdict of a whole run is wrong; default 1e-6. A smaller"
              + " one takes more trials.")
  private String error;

  @Option(
      names = "--only",
      paramLabel = "ID[.FORM]",
      split = ",",
      description =
          "Test only these statements, forms, or parts of forms, separated by commas, such as"
              + " STATEMENT,STATEMENT.sharp; what is left out is not counted.")
  private List<String> only = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads; default one for each core. The findings do not depend on it.")
  private String threads;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Take at most about this long, for example 90s, 10m or 2h; what is not decided by then is"
              + " INCONCLUSIVE.")
  private String budget;

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
          "Judge the runs that --record wrote there (the folder, or the file in it), without"
              + " simulating; with the same --profile, --seed and --only.")
  private Path from;

  @Option(
      names = Options.SHARD,
      paramLabel = "I/N",
      description =
          "Test only the I-th of N parts of about the same cost; `merge` joins their reports.")
  private String shard;

  @Option(
      names = "--resume",
      description =
          "Go on where the same command was killed, instead of discarding what it had decided.")
  private boolean resume;

  @Override
  public Integer call() throws IOException {
    Optional<Baseline> baseline = report.baseline();
    requireFitting();
    // Once: a random seed is another one each time it is drawn.
    long seedOfRun = parsedSeed();
    try (Simulator simulator = simulator(seedOfRun)) {
      RunRequest whole = request(simulator, seedOfRun);
      return verified(shard().map(whole::inShard).orElse(whole), baseline);
    }
  }

  @Override
  public List<String> decisive() {
    return List.of("--profile", "--seed", "--error", "--only");
  }

  @Override
  public Optional<Shard> shard() {
    return Options.shard(shard);
  }

  @Override
  public Simulator opened() {
    return simulatorOption.open(theoryOption.theory());
  }

  @Override
  public Campaign campaign(Simulator tested) {
    RunRequest request = request(tested, parsedSeed());
    request.catalogue().requireDrawn(request.forms());
    return new RunCampaign(request, simulatorOption.words());
  }

  private Simulator simulator(long seedOfRun) {
    Profile effort = Profile.named(profile);
    Simulators simulators = theoryOption.theory().simulators();
    if (from == null) {
      Simulator simulator = simulatorOption.open(theoryOption.theory());
      return record == null
          ? simulator
          : simulators.recording(simulator, record, effort.toString(), seedOfRun);
    }
    if (simulatorOption.named() || record != null || drawn()) {
      throw new BadInputException(
          "--from: takes its runs from a folder, so --simulator, --record and --seed random have no"
              + " place beside it");
    }
    return simulators.stored(from, effort.toString(), seedOfRun);
  }

  @SuppressWarnings("try") // its end is all that it is for
  private int verified(RunRequest request, Optional<Baseline> baseline) throws IOException {
    new ReportMaps(request.catalogue(), request.seed(), 1).check();
    request.requireInProfile();
    request.catalogue().requireDrawn(request.forms());
    ReportFolder folder = report.folder();
    Stream.of(Optional.ofNullable(from), Optional.ofNullable(record))
        .flatMap(Optional::stream)
        .forEach(folder::requireOutside);
    PrintWriter terminal = spec.commandLine().getOut();
    // first: whoever interrupts may do so as soon as there is a journal
    try (Interruption told = Interruption.told(spec.commandLine().getErr(), goesOn(request));
        JournalFile journal = journal(folder, request)) {
      announce(request, journal, terminal);
      Evidence evidence = evidence(request, journal);
      Contents contents = Contents.of(evidence, request.cards(), theoryOption.theory().words());
      int code =
          report.publish(contents, Pictures.ofRun(request), baseline, folder, spec.commandLine());
      journal.discard();
      return code;
    }
  }

  private String goesOn(RunRequest request) {
    if (record != null) {
      return "A run that is recorded begins anew.";
    }
    return "What was decided is kept: the same command with %s--resume goes on"
        .formatted(drawn() ? "--seed " + request.seed() + " and " : "");
  }

  private void announce(RunRequest request, JournalFile journal, PrintWriter terminal) {
    Simulator simulator = request.simulator();
    Prose.println(
        terminal,
        "",
        2,
        "Simulator %s, profile %s, seed %d%s%s"
            .formatted(
                SimulatorOption.told(simulator),
                request.profile(),
                request.seed(),
                seed == null ? ", derived from cards and checks" : "",
                error == null ? "" : ", error " + Numbers.shortest(Options.error(error))));
    theoryOption.cautioned(spec.commandLine().getErr());
    if (resume) {
      terminal.println(
          Options.resumed(
              "%d of %d forms are".formatted(journal.kept().size(), request.forms().size()),
              journal.began()));
    }
  }

  private Evidence evidence(RunRequest request, JournalFile journal) {
    try (TerminalProgress progress =
        TerminalProgress.on(
            spec.commandLine().getErr(), request, Options.time("--budget", budget), noProgress)) {
      return Suite.run(request, progress, journal);
    }
  }

  /** Opens the run's journal; where another run is writing it, one beside it. */
  private JournalFile journal(ReportFolder folder, RunRequest request) throws IOException {
    String name = RequestId.name(request);
    Optional<JournalFile> journal = JournalFile.open(folder.journal(name), request, resume);
    if (journal.isEmpty() && report.chosen().isPresent()) {
      throw Options.busy(report.chosen().get());
    }
    if (journal.isEmpty() && resume) {
      throw new BadInputException(
          "--resume: the run that is to go on has not ended yet; wait until it has");
    }
    for (int k = 2; journal.isEmpty(); k++) {
      journal = JournalFile.open(folder.journal(name + "-" + k), request, resume);
    }
    return journal.get();
  }

  private RunRequest request(Simulator simulator, long seedOfRun) {
    Profile effort = Profile.named(profile);
    Selection asked = Selection.of("--only: ", only, theoryOption.catalogue().cards());
    return RunRequest.of(
            theoryOption.catalogue().erring(Options.error(error)), effort, seedOfRun, simulator)
        .about(asked)
        .onThreads(Options.threads(threads))
        .within(Options.time("--budget", budget))
        .askedBy(command());
  }

  /** What has no place beside a part of a run, or beside a run that goes on. */
  private void requireFitting() {
    if (shard != null && report.compares()) {
      throw new BadInputException(
          "--shard: a part of a run cannot be compared with a baseline; give --baseline to merge");
    }
    if (resume && drawn()) {
      throw new BadInputException(
          "--resume: `--seed random` draws another seed each time; give the one that was printed");
    }
    if (resume && record != null) {
      throw new BadInputException(
          "--resume: has no place beside --record, for the runs of what is kept would be missing;"
              + " record anew without --resume");
    }
  }

  private boolean drawn() {
    return RANDOM.equals(seed);
  }

  private long parsedSeed() {
    if (seed == null) {
      return theoryOption.catalogue().seed();
    }
    if (drawn()) {
      // 31 bits: short enough to copy by hand, and what was drawn is printed.
      return new SecureRandom().nextInt() & Integer.MAX_VALUE;
    }
    return Options.seed(seed, ", or `random`");
  }

  private String command() {
    return theoryOption.words(spec.commandLine());
  }
}

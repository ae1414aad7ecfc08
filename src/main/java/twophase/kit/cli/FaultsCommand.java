package twophase.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.Shard;
import twophase.kit.faults.CellJournal;
import twophase.kit.faults.FaultRun;
import twophase.kit.faults.KnownCells;
import twophase.kit.property.Fault;
import twophase.kit.property.SeededFaults;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.report.FaultsReport;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Selection;

/** {@code faults}: whether the suite notices simulators that are wrong on purpose. */
@Command(
    name = "faults",
    description = "Runs the suite on simulators with one seeded fault each, and says who notices.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 every fault is noticed and the correct simulator passes; 1 not so; "
          + "2 wrong usage or bad input; 3 undecided, or not offered; 4 a check broke.",
      "",
      "Example: faults --only STATEMENT --all"
    })
final class FaultsCommand implements Callable<Integer>, DividedVerb {
  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;

  @Option(
      names = "--only-faults",
      paramLabel = "NAME",
      split = ",",
      description = "Only these faults, separated by commas.")
  private List<String> onlyFaults = List.of();

  @Option(
      names = "--only",
      paramLabel = "ID[.FORM]",
      split = ",",
      description =
          "Ask only these statements, forms, or parts of forms, separated by commas, such as"
              + " STATEMENT,STATEMENT.sharp.")
  private List<String> only = List.of();

  @Option(
      names = "--all",
      description =
          "Ask every statement about every fault, instead of stopping at the first catch.")
  private boolean all;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "A non-negative integer; default ${DEFAULT-VALUE}.")
  private String seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads; default one for each core. The findings do not depend on it.")
  private String threads;

  @Option(
      names = "--longest",
      paramLabel = "TIME",
      description =
          "Leave out the forms that take the theory's own simulator longer than this in the quick"
              + " profile, by the list of costs that the theory carries: the same ones on every"
              + " machine. For example 1s.")
  private String longest;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "Give a setting at most so many trials; what it has not decided by then is undecided, the"
              + " same on every machine. At a rate near its bound a fault can take thousands. With"
              + " --resume and more trials the undecided alone are asked again.")
  private String trials;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Let one statement take at most about this long over one fault, for example 90s or 2m;"
              + " what it has not decided by then is undecided.")
  private String budget;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write faults.html, faults.csv and faults.json into this folder.")
  private Path out;

  @Option(
      names = "--resume",
      description =
          "Go on where the same command with the same --out was killed, instead of discarding what"
              + " it had found.")
  private boolean resume;

  @Option(
      names = Options.SHARD,
      paramLabel = "I/N",
      description =
          "With --all, do only every N-th cell, from the I-th, and write lines for `merge` into the"
              + " folder of --out, where the same command goes on.")
  private String shard;

  @Option(names = "--list", description = "List the faults and run nothing.")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    List<Fault> faults = faults();
    if (list) {
      FaultTable.list(faults, spec.commandLine().getOut());
      return 0;
    }
    if (resume && out == null) {
      throw new BadInputException(
          "--resume: needs --out, the folder in which the run was that is to go on");
    }
    Optional<Shard> part = shard();
    if (part.isPresent()) {
      return sharded(part.get());
    }
    FaultRun run = run(faults);
    return out == null ? asked(run, KnownCells.NONE).exitCode() : reported(run);
  }

  @Override
  public List<String> decisive() {
    return List.of("--only-faults", "--only", "--all", "--seed", "--longest", "--trials");
  }

  @Override
  public Optional<Shard> shard() {
    return Options.shard(shard);
  }

  @Override
  public Simulator opened() {
    return theoryOption.theory().simulators().own();
  }

  @Override
  public Campaign campaign(Simulator tested) {
    if (!all) {
      throw new BadInputException(
          "--all is missing: without it a cell is asked only where none before it noticed, so that"
              + " cells are no units");
    }
    return new FaultsCampaign(
        run(faults()),
        tested,
        theoryOption.replay(List.of()),
        DividedVerb.words("faults", spec.commandLine(), decisive(), List.of()));
  }

  private int sharded(Shard part) throws IOException {
    if (budget != null) {
      throw new BadInputException(
          "--shard: has no place beside --budget, by which a cell depends on the machine");
    }
    try (Simulator own = opened()) {
      return new ShardWork(campaign(own), part, SimulatorChoice.OWN, theoryOption.files())
          .into(out, Options.threads(threads), false, spec.commandLine());
    }
  }

  private List<Fault> faults() {
    SeededFaults seeded = SeededFaults.of(theoryOption.theory(), "faults");
    return onlyFaults.isEmpty()
        ? seeded.all()
        : onlyFaults.stream()
            .distinct()
            .map(name -> seeded.named("--only-faults: ", name))
            .toList();
  }

  private FaultRun run(List<Fault> faults) {
    FaultRun run =
        new FaultRun(
            theoryOption.catalogue(),
            faults,
            Selection.of("--only: ", only, theoryOption.catalogue().cards()),
            all,
            Options.seed(seed, ""),
            Options.threads(threads),
            new DetectionMatrix.Limits(
                Options.time("--longest", longest),
                Optional.ofNullable(trials).map(Options::trials),
                Options.time("--budget", budget)));
    if (run.columns().isEmpty()) {
      throw new BadInputException(
          "--longest: no form takes " + longest + " or less, so that nothing is left to ask");
    }
    return run;
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  @SuppressWarnings("try") // its end is all that it is for
  private int reported(FaultRun run) throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    FaultsReport report = FaultsReport.into(out);
    try (Interruption told =
            Interruption.told(
                spec.commandLine().getErr(), "The same command with --resume goes on");
        CellJournal journal = journal(report, run)) {
      DetectionMatrix matrix = asked(run, journal);
      Path page = report.write(matrix, theoryOption.replay(List.of()));
      journal.discard();
      terminal.println("Report: " + Options.shown(page));
      return matrix.exitCode();
    }
  }

  private CellJournal journal(FaultsReport report, FaultRun run) {
    CellJournal journal =
        CellJournal.open(report.journal(), run, resume).orElseThrow(() -> Options.busy(out));
    spec.commandLine()
        .getOut()
        .println(
            resume
                ? Options.resumed(counted(journal.size(), "cell"), journal.began())
                : "If this is interrupted, the same command with --resume goes on");
    return journal;
  }

  private DetectionMatrix asked(FaultRun run, KnownCells known) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.printf(
        "Asking %s about %s%s%n",
        counted(run.columns().size(), "statement"),
        counted(run.faults().size(), "fault"),
        all ? "" : ", until one notices");
    DetectionMatrix matrix = run.matrix(known, row -> FaultTable.row(row, terminal));
    FaultTable.summary(matrix, terminal);
    return matrix;
  }
}

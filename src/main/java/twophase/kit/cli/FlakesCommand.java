package twophase.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;
import twophase.kit.flakes.Digests;
import twophase.kit.flakes.OutcomeJournal;
import twophase.kit.flakes.SeedCounts;
import twophase.kit.flakes.SeedPlan;
import twophase.kit.flakes.SeedRun;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Selection;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Unit;
import twophase.kit.work.Crew;

/** {@code flakes}: how often a right simulator is not given the expected verdicts. */
@Command(
    name = "flakes",
    description =
        "Tests every form under many seeds on the theory's own simulator, and counts what is not as"
            + " expected.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 every verdict as expected, as far as it came; 1 some verdict differs; "
          + "2 wrong usage or bad input; 3 some verdict was not reached; 4 a check broke.",
      "",
      "Example: flakes --profile quick --seeds 300 --time 30m --out DIR"
    })
final class FlakesCommand implements Callable<Integer>, DividedVerb {
  private static final int MOST_SEEDS = 1_000_000;
  static final String JOURNAL = "journal.jsonl";

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = "quick, standard or deep; default ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--only",
      paramLabel = "ID[.FORM]",
      split = ",",
      description = "Only these statements, forms, or parts of forms, separated by commas.")
  private List<String> only = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "300",
      description = "Test each form under so many seeds; default ${DEFAULT-VALUE}.")
  private String seeds;

  @Option(
      names = "--dear",
      paramLabel = "TIME",
      description =
          "Test the forms that cost this or more, by the list of costs that the theory carries,"
              + " under the seeds of --seeds-of-dear instead. For example 2s.")
  private String dear;

  @Option(
      names = "--seeds-of-dear",
      paramLabel = "M",
      description = "How many seeds those forms get.")
  private String seedsOfDear;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "Begin no test after this long, for example 90m. What is left is said.")
  private String time;

  @Option(
      names = "--root",
      paramLabel = "N",
      description = "What the seeds hang on, a non-negative integer; default a fresh one.")
  private String root;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many tests at a time, each on one thread; default one for each core. What is found"
              + " does not depend on it.")
  private String threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keep every outcome in journal.jsonl in this folder.")
  private Path out;

  @Option(
      names = "--resume",
      description =
          "Go on where the same command with the same --out and --root was interrupted, or with"
              + " more seeds.")
  private boolean resume;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Add the counts to flakes.json in this folder, and to the page flakes.md beside it. They"
              + " begin anew where the code changed, or the card of a statement.")
  private Path keep;

  @Option(
      names = "--in-all",
      description =
          "With --keep: so many seeds as --seeds says in all, those that are counted there among"
              + " them; the forms with the fewest come first.")
  private boolean inAll;

  @Option(names = "--no-progress", description = "Do not show progress on standard error.")
  private boolean noProgress;

  @Option(
      names = "--digest",
      description = "Print the digest of these cards and this code, and run nothing.")
  private boolean digest;

  @Override
  public Integer call() throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    if (digest) {
      terminal.println(Digests.of(theoryOption.catalogue()).all());
      return 0;
    }
    requireFitting();
    try (Simulator simulator = theoryOption.theory().simulators().own()) {
      SeedPlan whole = plan(simulator);
      Optional<Keeping> keeping =
          Optional.ofNullable(keep).map(folder -> Keeping.of(whole, folder));
      SeedPlan plan = inAll ? whole.after(keeping.orElseThrow().before()) : whole;
      plan.request().catalogue().requireDrawn(plan.request().forms());
      terminal.printf(
          "Simulator %s %s, profile %s, root %d%n",
          simulator.name(), simulator.version(), plan.request().profile(), plan.root());
      keeping.ifPresent(kept -> terminal.println(kept.words()));
      List<Unit> units = plan.units();
      if (units.isEmpty()) {
        terminal.println("Nothing is left: each form is counted under as many seeds already.");
        return 0;
      }
      SeedCounts counts = counted(plan, units);
      FlakesTable.print(counts, terminal);
      if (keeping.isPresent()) {
        terminal.println("Counts: " + Options.shown(keeping.get().add(counts)));
      }
      return counts.exitCode();
    }
  }

  @Override
  public List<String> decisive() {
    return List.of("--profile", "--only", "--seeds", "--dear", "--seeds-of-dear", "--root");
  }

  @Override
  public Simulator opened() {
    return theoryOption.theory().simulators().own();
  }

  @Override
  public Campaign campaign(Simulator tested) {
    SeedPlan plan = plan(tested);
    plan.request().catalogue().requireDrawn(plan.request().forms());
    return new SeedsCampaign(
        plan,
        tested,
        DividedVerb.words(
            "seeds", spec.commandLine(), decisive(), DividedVerb.option("--root", plan.root())));
  }

  @SuppressWarnings("try") // its end is all that it is for
  private SeedCounts counted(SeedPlan plan, List<Unit> units) {
    PrintWriter terminal = spec.commandLine().getOut();
    try (Interruption told = Interruption.told(spec.commandLine().getErr(), goesOn(plan));
        OutcomeJournal journal = journal(plan)) {
      if (resume) {
        terminal.println(
            Options.resumed(journal.outcomes().size() + " tests are", journal.began()));
      }
      long left;
      try (UnitProgress progress =
          UnitProgress.on(spec.commandLine(), plan, units, journal, noProgress)) {
        Crew crew = new Crew(theoryOption.catalogue(), theoryOption.files(), SimulatorChoice.OWN);
        left =
            SeedRun.of(crew, Options.threads(threads), Options.time("--time", time))
                .work(units, journal, progress::done);
      }
      terminal.println();
      if (left > 0) {
        terminal.printf("Time is over: %d of %d tests are left%n", left, units.size());
      }
      return SeedCounts.of(plan, journal.outcomes());
    }
  }

  private String goesOn(SeedPlan plan) {
    return out == null
        ? "Without --out nothing was kept."
        : "What was found is kept: the same command with --root %d and --resume goes on"
            .formatted(plan.root());
  }

  private OutcomeJournal journal(SeedPlan plan) {
    return out == null
        ? OutcomeJournal.inMemory()
        : OutcomeJournal.open(out.resolve(JOURNAL), plan, resume)
            .orElseThrow(() -> Options.busy(out));
  }

  private SeedPlan plan(Simulator simulator) {
    RunRequest request =
        RunRequest.of(theoryOption.catalogue(), Profile.named(profile), 0, simulator)
            .about(Selection.of("--only: ", only, theoryOption.catalogue().cards()));
    return new SeedPlan(
        request,
        root == null ? Options.freshSeed() : Options.seed("--root", root, ""),
        number("--seeds", seeds),
        dearForms());
  }

  private Optional<SeedPlan.Dear> dearForms() {
    Optional<Duration> from = Options.time("--dear", dear);
    if (from.isPresent() != (seedsOfDear != null)) {
      throw new BadInputException("--dear and --seeds-of-dear go together: one of them is missing");
    }
    return from.map(cost -> new SeedPlan.Dear(cost, number("--seeds-of-dear", seedsOfDear)));
  }

  private static int number(String option, String text) {
    return (int) Options.integer(option, text, 1, MOST_SEEDS, "");
  }

  private void requireFitting() {
    if (resume && (out == null || root == null)) {
      throw new BadInputException(
          "--resume: needs --out and --root, the folder and the root of the run that is to go on");
    }
    if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
      throw new BadInputException("--out: `" + out + "` is no folder");
    }
    if (inAll && keep == null) {
      throw new BadInputException(
          "--in-all: needs --keep, the folder whose counts are among those of --seeds");
    }
    if (keep != null && !Files.isDirectory(keep)) {
      throw new BadInputException("--keep: `" + keep + "` is no folder");
    }
  }
}

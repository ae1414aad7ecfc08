package twophase.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.faults.Fault;
import twophase.faults.FaultRun;
import twophase.faults.Faults;
import twophase.report.FaultsReport;
import twophase.statement.Card;
import twophase.statement.DetectionMatrix;

/** {@code faults}: whether the suite notices simulators that are wrong on purpose. */
@Command(
    name = "faults",
    description = "Runs the suite on simulators with one seeded fault each, and says who notices.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 every fault is noticed and the correct simulator passes; 1 not so;",
      "2 wrong usage or bad input.",
      "",
      "Example: faults --only-faults momentum,noise-gaussian --only conformance,norm-balance --all"
    })
final class FaultsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CardSource cardSource;

  @Option(
      names = "--only-faults",
      paramLabel = "NAME",
      split = ",",
      description = "Only these faults, separated by commas.")
  private List<String> onlyFaults = List.of();

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Ask only these statements, separated by commas.")
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
      names = "--out",
      paramLabel = "DIR",
      description = "Write faults.html, faults.csv and faults.json into this folder.")
  private Path out;

  @Option(names = "--list", description = "List the faults and run nothing.")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    List<Fault> faults =
        onlyFaults.isEmpty()
            ? Faults.all()
            : onlyFaults.stream().map(name -> Faults.named("--only-faults: ", name)).toList();
    if (list) {
      FaultTable.list(faults, terminal);
      return 0;
    }
    Map<String, Card> cards = cardSource.cards();
    only.forEach(id -> CardSource.card(cards, "--only: ", id));
    Optional<FaultsReport> report = Optional.ofNullable(out).map(FaultsReport::into);
    FaultRun run =
        new FaultRun(faults, only, all, Options.seed(seed, ""), Options.threads(threads), cards);
    DetectionMatrix matrix = run.matrix(row -> FaultTable.row(row, terminal));
    FaultTable.summary(matrix, terminal);
    if (report.isPresent()) {
      terminal.println("Report: " + Options.shown(report.get().write(matrix)));
    }
    return matrix.exitCode();
  }
}

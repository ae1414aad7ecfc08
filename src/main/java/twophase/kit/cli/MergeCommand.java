package twophase.kit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Profile;
import twophase.kit.cli.ReportOptions.Baseline;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.report.Contents;
import twophase.kit.report.ReportFolder;
import twophase.kit.statement.Card;
import twophase.kit.suite.Merge;

/** {@code merge}: the shards of a run as the run that was never split. */
@Command(
    name = "merge",
    description = "Joins the shards of one run into its report.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: as those of the whole run; 2 also where the shards do not fit together.",
      "",
      "Example: merge shard-1 shard-2 shard-3 --out report"
    })
final class MergeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;
  @Mixin private ReportOptions report;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "A shard's report, or its evidence file; each shard once, in any order.")
  private List<Path> shards;

  @Override
  public Integer call() throws IOException {
    Optional<Baseline> baseline = report.baseline();
    ReportFolder folder = report.folder();
    shards.forEach(folder::requireOutside);
    Map<String, Card> cards = theoryOption.catalogue().cards();
    Evidence evidence =
        Merge.of(shards, theoryOption.catalogue(), theoryOption.words(spec.commandLine()));
    return report.publish(
        Contents.of(evidence, cards, theoryOption.theory().words()),
        pictures(evidence),
        baseline,
        folder,
        spec.commandLine());
  }

  private Pictures pictures(Evidence evidence) {
    List<String> tested = evidence.statements().stream().map(StatementFinding::id).toList();
    boolean whole =
        tested.containsAll(theoryOption.catalogue().aboutTheory())
            && Profile.named(evidence.run().profile()) != Profile.QUICK;
    return whole
        ? Pictures.of(
            theoryOption.catalogue(),
            evidence.run().seed(),
            Runtime.getRuntime().availableProcessors())
        : Pictures.NONE;
  }
}

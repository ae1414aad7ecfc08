package twophase.kit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;
import twophase.kit.cli.ReportOptions.Baseline;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.report.Contents;
import twophase.kit.report.ReportFolder;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.suite.JournalFile;
import twophase.kit.suite.Merge;
import twophase.kit.work.Gathering;
import twophase.kit.work.KeptFile;
import twophase.kit.work.Maker;

/** {@code merge}: what was done in parts as if it had never been split. */
@Command(
    name = "merge",
    description = {
      "Joins what was done in parts: the shards of a run, or the lines of `work`, of map --shard"
          + " and of faults --shard, in any order, some more than once or torn, with journals and"
          + " caches of workers that died.",
      "What is missing is listed on standard output, as units for `work`."
    },
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: as those of the whole; 2 also where the parts do not fit together, "
          + "or some are missing.",
      "",
      "Example: merge shard-1 shard-2 shard-3 --out report",
      "         merge lines-*.jsonl --out report"
    })
final class MergeCommand implements Callable<Integer> {
  private static final String JSON = ".json";
  private static final String LINES = ".jsonl";

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;
  @Mixin private ReportOptions report;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "A shard's report, or its evidence file, each once; or a file of lines, a journal, a"
              + " cache of points, the list of units, or a folder of such files.")
  private List<Path> parts;

  @Override
  public Integer call() throws IOException {
    Map<Boolean, List<Path>> kinds =
        parts.stream().collect(Collectors.partitioningBy(MergeCommand::isReport));
    return kinds.get(false).isEmpty() ? shards() : lines(kinds.get(false), kinds.get(true));
  }

  /** What is not there was most likely to be a report. */
  private static boolean isReport(Path part) {
    return Files.exists(part.resolve(EvidenceFile.NAME))
        || part.toString().endsWith(JSON)
        || !Files.exists(part) && !part.toString().endsWith(LINES);
  }

  private int shards() throws IOException {
    Optional<Baseline> baseline = report.baseline();
    ReportFolder folder = report.folder();
    parts.forEach(folder::requireOutside);
    Map<String, Card> cards = theoryOption.catalogue().cards();
    Evidence evidence =
        Merge.of(parts, theoryOption.catalogue(), theoryOption.words(spec.commandLine()));
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

  private int lines(List<Path> files, List<Path> reports) throws IOException {
    Gathering found = Gathering.of(files);
    Map<Path, Evidence> shards = new LinkedHashMap<>();
    reports.forEach(path -> shards.put(path, EvidenceFile.read(path)));
    found.kept().stream()
        .filter(file -> file.schema().equals(JournalFile.SCHEMA))
        .forEach(file -> found.addWhole(RunCampaign.words(file)));
    shards.values().forEach(evidence -> found.addWhole(RunCampaign.words(evidence)));
    String simulatorSpec = found.maker().map(Maker::spec).orElse("");
    try (Simulator tested = tested(found, shards.values())) {
      Campaign campaign = campaign(found.whole(), simulatorSpec, tested);
      Maker here = Maker.here(campaign.catalogue(), tested, simulatorSpec);
      found.requireMaker(here);
      found.kept().forEach(file -> found.add(campaign.results(file), here, file.path()));
      shards.forEach(
          (path, evidence) -> found.add(ofRun(campaign, path).results(path, evidence), here, path));
      return concluded(campaign, found);
    }
  }

  private int concluded(Campaign campaign, Gathering found) throws IOException {
    if (found.torn() > 0) {
      spec.commandLine().getErr().printf("Passed over: %d lines that a kill tore%n", found.torn());
    }
    List<String> units = campaign.units();
    List<String> missing = found.missing(units);
    if (!missing.isEmpty()) {
      missing.forEach(spec.commandLine().getOut()::println);
      throw new BadInputException(
          "merge: of the %d units of `%s` %d are missing: they stand on standard output, for `work`"
              .formatted(units.size(), campaign.words(), missing.size()));
    }
    return campaign.conclude(
        found,
        new Campaign.Place(
            report, parts, spec.commandLine(), theoryOption.words(spec.commandLine())));
  }

  private static RunCampaign ofRun(Campaign campaign, Path path) {
    if (campaign instanceof RunCampaign run) {
      return run;
    }
    throw new BadInputException(
        "%s: is a report, and the others are parts of `%s`".formatted(path, campaign.words()));
  }

  private Campaign campaign(String whole, String simulatorSpec, Simulator tested) {
    List<String> words = DividedVerb.split(whole);
    List<String> options = new ArrayList<>(words.subList(1, words.size()));
    options.addAll(theoryOption.all());
    if (!simulatorSpec.isEmpty()) {
      options.addAll(List.of("--simulator", simulatorSpec));
    }
    return DividedVerb.of(words.get(0), options, "merge").campaign(tested);
  }

  /** Who was tested: the theory's own simulator, or one that need not be here. */
  private Simulator tested(Gathering found, Collection<Evidence> shards) {
    Simulator own = theoryOption.theory().simulators().own();
    Simulator told =
        found
            .maker()
            .map(maker -> new Absent(maker.simulator(), maker.simulatorVersion()))
            .or(
                () ->
                    shards.stream()
                        .findFirst()
                        .map(e -> e.run().simulator())
                        .map(s -> new Absent(s.name(), s.version())))
            .or(() -> found.kept().stream().flatMap(file -> named(file).stream()).findFirst())
            .orElse(new Absent(own.name(), own.version()));
    boolean isOwn = told.name().equals(own.name()) && told.version().equals(own.version());
    return isOwn ? own : told;
  }

  private static Optional<Absent> named(KeptFile file) {
    return file.request().has("simulator")
        ? Optional.of(
            new Absent(
                file.request().path("simulator").asText(),
                file.request().path("simulator version").asText()))
        : Optional.empty();
  }
}

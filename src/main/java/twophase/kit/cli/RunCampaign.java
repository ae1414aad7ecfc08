package twophase.kit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceJson;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.evidence.Shard;
import twophase.kit.number.Numbers;
import twophase.kit.property.Catalogue;
import twophase.kit.report.Contents;
import twophase.kit.report.ReportFolder;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.suite.Journal;
import twophase.kit.suite.JournalFile;
import twophase.kit.suite.OpenRun;
import twophase.kit.suite.RequestId;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Unit;
import twophase.kit.text.ShellWords;
import twophase.kit.work.Gathering;
import twophase.kit.work.KeptFile;
import twophase.kit.work.Maker;

/**
 * A run in units: its forms.
 *
 * @param request the whole run, or a shard
 * @param spec how its simulator was named; empty for the theory's own
 */
record RunCampaign(RunRequest request, String spec) implements Campaign {
  /** Of a journal's request: those in which it may be another than the whole run's. */
  private static final Set<String> OF_SHARD = Set.of("shard", "forms");

  @Override
  public String words() {
    return words(
        request.profile().toString(), request.seed(), request.error(), request.only().names());
  }

  private static String words(String profile, long seed, double error, List<String> only) {
    List<String> words =
        new ArrayList<>(List.of("verify", "--profile", profile, "--seed", Long.toString(seed)));
    if (error != ErrorBudget.USUAL) {
      words.addAll(List.of("--error", Numbers.shortest(error)));
    }
    if (!only.isEmpty()) {
      words.addAll(List.of("--only", String.join(",", only)));
    }
    return ShellWords.joined(words);
  }

  /**
   * The words of the run that kept a journal.
   *
   * @throws BadInputException if the file does not say them
   */
  static String words(KeptFile journal) {
    JsonNode id = journal.request();
    try {
      return words(
          Profile.named(id.path("profile").asText()).toString(),
          Long.parseLong(id.path("seed").asText()),
          Double.parseDouble(id.path("error").asText()),
          id.path("only").asText().isEmpty()
              ? List.of()
              : List.of(id.path("only").asText().split(" ")));
    } catch (NumberFormatException e) {
      throw new BadInputException(
          "`%s`: its first line does not say of which run it is".formatted(journal.path()), e);
    }
  }

  /** The words of a run, or of the whole of which it is a shard. */
  static String words(Evidence evidence) {
    RunInfo run = evidence.run();
    return words(run.profile(), run.seed(), evidence.budget().total(), run.only().names());
  }

  @Override
  public List<String> units() {
    return request.forms().stream()
        .sorted(
            Comparator.comparingLong((FormId form) -> request.cost(form))
                .reversed()
                .thenComparing(FormId::toString))
        .map(this::unit)
        .toList();
  }

  /** The forms that the same shard of a run has. */
  @Override
  public List<String> units(Shard shard) {
    return new RunCampaign(request.inShard(shard), spec).units();
  }

  private String unit(FormId form) {
    return new Unit(form, request.profile(), request.seed(), request.error()).toString();
  }

  @Override
  public Catalogue catalogue() {
    return request.catalogue();
  }

  @Override
  public Simulator simulator() {
    return request.simulator();
  }

  @Override
  public Map<String, JsonNode> results(KeptFile file) {
    if (!file.schema().equals(JournalFile.SCHEMA)) {
      throw new BadInputException(
          "`%s` is no journal of the run `%s`".formatted(file.path(), words()));
    }
    RequestId.requireSame(file.path(), file.request(), RequestId.of(request), OF_SHARD);
    Map<String, JsonNode> results = new LinkedHashMap<>();
    for (JsonNode line : file.lines()) {
      try {
        FormFinding found = JournalFile.restored(line, request);
        results.put(unit(found.id()), EvidenceJson.form(found));
      } catch (IllegalArgumentException e) {
        throw new BadInputException("`%s`: %s".formatted(file.path(), e.getMessage()), e);
      }
    }
    return results;
  }

  /**
   * What a shard's evidence has.
   *
   * @param path where it was read from
   * @throws BadInputException if it is of another run
   */
  Map<String, JsonNode> results(Path path, Evidence evidence) {
    requireSame(path, evidence.run(), Maker.here(catalogue(), simulator(), spec));
    Map<String, JsonNode> results = new LinkedHashMap<>();
    for (FormFinding found : evidence.tested()) {
      if (!found.isOf(request.cards().get(found.id().statement()))) {
        throw new BadInputException(
            "%s: `%s` is not what the card claims and expects; name its cards with --cards"
                .formatted(path, found.id()));
      }
      results.put(unit(found.id()), EvidenceJson.form(found));
    }
    return results;
  }

  private static void requireSame(Path path, RunInfo run, Maker here) {
    requireSame(path, "theory", run.theory(), here.theory());
    requireSame(path, "simulator", run.simulator().name(), here.simulator());
    requireSame(path, "simulator version", run.simulator().version(), here.simulatorVersion());
    requireSame(path, "TwoPhase version", run.version(), here.version());
    requireSame(path, "commit", run.commit(), here.commit());
    requireSame(path, "code", run.code(), here.code());
  }

  private static void requireSame(Path path, String what, String theirs, String mine) {
    if (!theirs.equals(mine)) {
      throw RequestId.otherRun(path, what, theirs, mine);
    }
  }

  private Evidence evidence(Journal journal) {
    try (OpenRun run = OpenRun.of(request, Progress.NONE, journal)) {
      return run.evidence();
    }
  }

  @Override
  public int conclude(Gathering found, Place place) throws IOException {
    ReportFolder folder = place.report().folder();
    place.inputs().forEach(folder::requireOutside);
    RunRequest asked = request.onThreads(1).askedBy(place.command());
    Evidence evidence =
        located(new RunCampaign(asked, spec).evidence(new Decided(findings(found))), found);
    return place
        .report()
        .publish(
            Contents.of(evidence, request.cards(), request.catalogue().theory().words()),
            Pictures.ofRun(request),
            place.report().baseline(),
            folder,
            place.line());
  }

  private Map<FormId, FormFinding> findings(Gathering found) {
    Map<FormId, FormFinding> findings = new LinkedHashMap<>();
    for (FormId form : request.forms()) {
      findings.put(form, found.find(unit(form)).orElseThrow().finding());
    }
    return findings;
  }

  /** With the time and the places of those who did it. */
  private static Evidence located(Evidence evidence, Gathering found) {
    RunInfo run = evidence.run();
    return new Evidence(
        new RunInfo(
            found.began().orElse(run.started()),
            run.profile(),
            run.seed(),
            run.threads(),
            run.theory(),
            run.simulator(),
            run.version(),
            run.commit(),
            run.code(),
            found.java().isEmpty() ? run.java() : found.java(),
            found.os().isEmpty() ? run.os() : found.os(),
            run.command(),
            run.shard(),
            run.only()),
        evidence.budget(),
        evidence.statements());
  }

  /** What was found elsewhere; nothing is tested any more. */
  private record Decided(Map<FormId, FormFinding> kept) implements Journal {
    @Override
    public void keep(FormFinding finding) {
      throw new IllegalStateException(finding.id() + " was found already");
    }
  }
}

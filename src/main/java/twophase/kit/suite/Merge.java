package twophase.kit.suite;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import twophase.kit.bench.Profile;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.evidence.Shard;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.number.Numbers;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;

/**
 * Joins the shards of one run: what comes out is the evidence of the run that was never split, but
 * for time and place.
 */
public final class Merge {
  private final Catalogue catalogue;
  private final SortedMap<Integer, Part> parts = new TreeMap<>();

  /**
   * One shard.
   *
   * @param path where it was read from
   */
  private record Part(Path path, Evidence evidence, Shard shard) {
    RunInfo run() {
      return evidence.run();
    }
  }

  private Merge(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Joins shards.
   *
   * @param paths their evidence files, or their reports' folders, in any order
   * @param catalogue of the theory that they tested, with the cards that they were run with
   * @param command the command line, for the evidence
   * @throws BadInputException if one cannot be read or is no shard, if they are not all the shards
   *     of one run, or if some form was tested by none or by another than the split says
   */
  public static Evidence of(List<Path> paths, Catalogue catalogue, String command) {
    Merge merge = new Merge(catalogue);
    paths.forEach(merge::add);
    merge.requireAll();
    return merge.joined(command);
  }

  private void add(Path path) {
    Evidence evidence = EvidenceFile.read(path);
    requireCards(path, evidence);
    Shard shard =
        evidence
            .run()
            .shard()
            .orElseThrow(
                () ->
                    new BadInputException(
                        path + ": is no shard; merge takes what `verify --shard I/N` wrote"));
    Part part = new Part(path, evidence, shard);
    if (!parts.isEmpty()) {
      requireSameRun(parts.get(parts.firstKey()), part);
    }
    Part other = parts.putIfAbsent(shard.index(), part);
    if (other != null) {
      throw new BadInputException(
          path + ": shard " + shard + " is given twice; " + other.path() + " is it, too");
    }
  }

  /** What is joined is what these cards claim. */
  private void requireCards(Path path, Evidence evidence) {
    for (StatementFinding statement : evidence.statements()) {
      Card card = catalogue.cards().get(statement.id());
      if (card == null) {
        throw new BadInputException(path + ": `" + statement.id() + "` is no statement");
      }
      for (FormFinding form : statement.tested()) {
        if (!form.isOf(card)) {
          throw new BadInputException(
              "%s: `%s` is not what the card claims and expects; name its cards with --cards"
                  .formatted(path, form.id()));
        }
      }
    }
  }

  private static void requireSameRun(Part one, Part other) {
    requireSame(one, other, "number of shards", part -> part.shard().of());
    requireSame(one, other, "theory", part -> part.run().theory());
    requireSame(one, other, "profile", part -> part.run().profile());
    requireSame(one, other, "seed", part -> part.run().seed());
    requireSame(one, other, "--only", part -> part.run().only().names());
    requireSame(one, other, "simulator", part -> part.run().simulator().name());
    requireSame(one, other, "simulator version", part -> part.run().simulator().version());
    requireSame(one, other, "TwoPhase version", part -> part.run().version());
    requireSame(one, other, "commit", part -> part.run().commit());
    requireSame(one, other, "code", part -> part.run().code());
    requireSame(one, other, "--error", part -> Numbers.shortest(part.evidence().budget().total()));
    requireSame(one, other, "reserve", part -> part.evidence().budget().reserve());
  }

  private static void requireSame(
      Part one, Part other, String what, Function<Part, Object> property) {
    if (!property.apply(one).equals(property.apply(other))) {
      throw new BadInputException(
          "%s: is of another run than %s: its %s is %s, not %s"
              .formatted(
                  other.path(), one.path(), what, property.apply(other), property.apply(one)));
    }
  }

  /** Every shard is there, and each has the forms that the split gives it. */
  private void requireAll() {
    int of = parts.get(parts.firstKey()).shard().of();
    String missing =
        IntStream.rangeClosed(1, of)
            .filter(k -> !parts.containsKey(k))
            .mapToObj(k -> k + "/" + of)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new BadInputException("merge: of the " + of + " shards these are missing: " + missing);
    }
    Selection only = parts.get(1).run().only();
    Profile profile = profile();
    List<FormId> all =
        statements().stream()
            .flatMap(card -> card.formIds().stream())
            .filter(only::has)
            .filter(this::tested)
            .toList();
    FormCosts costs = FormCosts.of(catalogue);
    List<List<FormId>> split =
        Split.of(all, form -> costs.of(catalogue.property(form).orElseThrow(), profile), of);
    parts.forEach((index, part) -> requireForms(part, split.get(index - 1)));
  }

  private static void requireForms(Part part, List<FormId> wanted) {
    List<FormId> found = part.evidence().tested().stream().map(FormFinding::id).toList();
    if (!found.equals(wanted)) {
      String first =
          Stream.concat(
                  wanted.stream().filter(form -> !found.contains(form)),
                  found.stream().filter(form -> !wanted.contains(form)))
              .map(FormId::toString)
              .findFirst()
              .orElse("their order");
      throw new BadInputException(
          ("%s: shard %s should have %d forms and has %d, `%s` being the first that differs;"
                  + " it is not what the split of the run gives it")
              .formatted(part.path(), part.shard(), wanted.size(), found.size(), first));
    }
  }

  /** The statements that some shard has. */
  private List<Card> statements() {
    List<String> ids =
        parts.values().stream()
            .flatMap(part -> part.evidence().statements().stream())
            .map(StatementFinding::id)
            .toList();
    return catalogue.cards().values().stream().filter(card -> ids.contains(card.id())).toList();
  }

  private Profile profile() {
    return Profile.named(parts.get(1).run().profile());
  }

  private boolean tested(FormId form) {
    return catalogue.property(form).orElseThrow().in(profile());
  }

  private Evidence joined(String command) {
    Map<FormId, FormFinding> found = new LinkedHashMap<>();
    parts.values().forEach(part -> part.evidence().tested().forEach(f -> found.put(f.id(), f)));
    return new Evidence(
        info(command),
        new ErrorBudget(
            parts.get(1).evidence().budget().total(),
            Evidence.errorSpent(found.values()),
            parts.get(1).evidence().budget().reserve(),
            Optional.of(catalogue.badLuck(found.keySet(), profile()))),
        statements().stream()
            .map(card -> StatementFinding.whole(card, this::tested, found))
            .toList());
  }

  /** The run's: it began with the first shard, and had all their threads. */
  private RunInfo info(String command) {
    RunInfo one = parts.get(1).run();
    return new RunInfo(
        parts.values().stream()
            .map(p -> p.run().started())
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        one.profile(),
        one.seed(),
        parts.values().stream().mapToInt(part -> part.run().threads()).sum(),
        one.theory(),
        one.simulator(),
        one.version(),
        one.commit(),
        one.code(),
        distinct(RunInfo::java),
        distinct(RunInfo::os),
        command,
        Optional.empty(),
        one.only());
  }

  private String distinct(Function<RunInfo, String> text) {
    return parts.values().stream()
        .map(part -> text.apply(part.run()))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}

package twophase.kit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Comparison.Change;
import twophase.kit.evidence.FormFinding;
import twophase.kit.number.Numbers;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Verdict;

/**
 * What changed from one kept run to a later one, as the page that lists them tells it.
 *
 * @param before the earlier run
 * @param after the later run, of the same theory
 * @param comparison of the two
 * @param moved the verdicts that are others; of a simulator that began, or ceased, to offer a form,
 *     too
 */
public record RunChanges(KeptRun before, KeptRun after, Comparison comparison, List<Moved> moved) {
  private static final String VERDICT = "verdict";
  private static final String EXPECTATION = "expectation";

  /** Verdicts that stand in the open; more of them fold. */
  private static final int OPEN = 8;

  /** Other changes that are listed; {@code compare} tells all. */
  private static final int LISTED = 20;

  /**
   * What changed.
   *
   * @param before the earlier run
   * @param after the later run, of the same theory
   */
  static RunChanges between(KeptRun before, KeptRun after) {
    Comparison comparison = Comparison.of(before.folder(), before.evidence(), after.evidence());
    return new RunChanges(before, after, comparison, moved(before, after, comparison));
  }

  /**
   * A verdict that is another one.
   *
   * @param form {@code statement.form}
   * @param expected whether it is the one that the card expects, not the one that was found
   * @param from what it was
   * @param to what it is
   */
  public record Moved(String form, boolean expected, Side from, Side to) {
    private static Moved of(
        KeptRun before, FormFinding was, KeptRun after, FormFinding is, boolean expected) {
      return new Moved(
          is.id().toString(),
          expected,
          Side.of(before, was, expected),
          Side.of(after, is, expected));
    }
  }

  /**
   * A verdict in one of the two runs.
   *
   * @param verdict in words, its sign in front
   * @param address of the form in that run's report
   */
  public record Side(String verdict, String address) {
    private static Side of(KeptRun run, FormFinding found, boolean expected) {
      Verdict verdict = expected ? found.expected() : found.verdict();
      return new Side(Words.sign(verdict) + " " + verdict, run.address(found.id().toString()));
    }
  }

  /**
   * What the two runs do not have in common.
   *
   * @param what in words
   * @param from what it was
   * @param to what it is
   */
  public record Condition(String what, String from, String to) {}

  /**
   * A form in a report that has it.
   *
   * @param form {@code statement.form}
   * @param address of it there
   */
  public record Place(String form, String address) {}

  private static List<Moved> moved(KeptRun before, KeptRun after, Comparison comparison) {
    Map<String, FormFinding> old = lines(before);
    Map<String, FormFinding> now = lines(after);
    List<Moved> moved = new ArrayList<>();
    for (Change change : comparison.changes()) {
      if (isVerdict(change) || isExpectation(change)) {
        FormFinding was = old.get(change.form());
        FormFinding is = now.get(change.form());
        moved.add(Moved.of(before, was, after, is, isExpectation(change)));
      }
    }
    old.forEach(
        (form, was) -> {
          FormFinding is = now.get(form);
          if (is != null && was.offered() != is.offered()) {
            moved.add(Moved.of(before, was, after, is, false));
          }
        });
    return moved;
  }

  /** Whether a change is one of the verdict that was found. */
  static boolean isVerdict(Change change) {
    return change.what().equals(VERDICT);
  }

  private static boolean isExpectation(Change change) {
    return change.what().equals(EXPECTATION);
  }

  private static Map<String, FormFinding> lines(KeptRun run) {
    Map<String, FormFinding> lines = new LinkedHashMap<>();
    run.evidence().lines().forEach(found -> lines.put(found.id().toString(), found));
    return lines;
  }

  /** The first of the verdicts that moved. */
  public List<Moved> open() {
    return moved.subList(0, Math.min(OPEN, moved.size()));
  }

  /** The verdicts that moved beside those. */
  public List<Moved> folded() {
    return moved.subList(Math.min(OPEN, moved.size()), moved.size());
  }

  /** The other changes, a line each; of very many the first. */
  public List<String> others() {
    List<String> lines = new ArrayList<>();
    otherChanges().limit(LISTED).map(Change::toString).forEach(lines::add);
    long more = otherChanges().count() - lines.size();
    if (more > 0) {
      lines.add("… and " + more + " more, which `compare` lists.");
    }
    return lines;
  }

  /** How many other changes there are. */
  public long numberOfOthers() {
    return otherChanges().count();
  }

  private Stream<Change> otherChanges() {
    return comparison.changes().stream()
        .filter(change -> !isVerdict(change) && !isExpectation(change));
  }

  /** What the two runs do not have in common. */
  public List<Condition> conditions() {
    return Stream.of(
            new Condition("profile", before.run().profile(), after.run().profile()),
            new Condition("seed", "" + before.run().seed(), "" + after.run().seed()),
            new Condition("simulator", simulator(before), simulator(after)),
            new Condition("TwoPhase", before.suite(), after.suite()),
            new Condition("error budget", budget(before), budget(after)))
        .filter(condition -> !condition.from().equals(condition.to()))
        .toList();
  }

  private static String simulator(KeptRun run) {
    return run.run().simulator().name() + " " + run.run().simulator().version();
  }

  private static String budget(KeptRun run) {
    return Numbers.shortest(run.evidence().budget().total());
  }

  /** Forms that the earlier run was asked for, where it had them, and did not have. */
  public List<Place> fresh() {
    return missing(after, before)
        .filter(before.run().only()::has)
        .map(form -> new Place(form.toString(), after.address(form.toString())))
        .toList();
  }

  /** Forms that the later run was asked for, where it has them, and does not have any more. */
  public List<Place> gone() {
    return missing(before, after)
        .filter(after.run().only()::has)
        .map(form -> new Place(form.toString(), before.address(form.toString())))
        .toList();
  }

  /** How many forms of the later run the earlier was not asked for. */
  private long notAskedBefore() {
    return missing(after, before).filter(form -> !before.run().only().has(form)).count();
  }

  /** How many forms of the earlier run the later was not asked for. */
  private long notAskedNow() {
    return missing(before, after).filter(form -> !after.run().only().has(form)).count();
  }

  private static Stream<FormId> missing(KeptRun there, KeptRun here) {
    return there.forms().keySet().stream().filter(form -> !here.forms().containsKey(form));
  }

  /** How much changed, in a few words. */
  public String words() {
    List<String> words = new ArrayList<>();
    add(moved.size(), "verdict changed", "verdicts changed", words);
    add(numberOfOthers(), "other change", "other changes", words);
    add(fresh().size(), "new form", "new forms", words);
    add(gone().size(), "form gone", "forms gone", words);
    String both = left().isEmpty() ? "" : " in what both have";
    return words.isEmpty() ? "nothing changed" + both : String.join(", ", words);
  }

  private static void add(long number, String one, String many, List<String> words) {
    if (number > 0) {
      words.add(number + " " + (number == 1 ? one : many));
    }
  }

  /** How many forms only one of the two was asked for, in a sentence; empty if there are none. */
  public String left() {
    List<String> words = new ArrayList<>();
    add(notAskedBefore(), "form asked for now only", "forms asked for now only", words);
    add(notAskedNow(), "form asked for then only", "forms asked for then only", words);
    return words.isEmpty() ? "" : String.join(", ", words) + ".";
  }
}

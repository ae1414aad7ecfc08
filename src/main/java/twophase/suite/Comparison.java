package twophase.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.inference.Interval;
import twophase.inference.TimeUniformInterval;
import twophase.statement.Evidence;
import twophase.statement.Measure;
import twophase.statement.Numbers;
import twophase.statement.Verdict;

/**
 * What changed from one run to another.
 *
 * <ul>
 *   <li>A verdict that is another one.
 *   <li>At a setting that both runs tested, a frequency whose intervals do not meet; each is
 *       time-uniform, at a level that leaves {@value #ERROR} for all false alarms together.
 *   <li>At such a setting, or over a form whose settings are all the same, a measured number, be it
 *       a median or, for how the numbers are spread, their quantile at 0.1 or 0.9, that is away by
 *       more than twice what both 99 % intervals span, more than five standard errors of each.
 *   <li>Where both runs drew the same (one seed, one profile, the same settings), every trial can
 *       be compared with itself: a frequency that differs at all, or a number that differs by more
 *       than {@value #ROUNDING} of itself. Another order of operations moves the numbers of a run
 *       by less than a thousandth of that; a change of 1 % in a parameter moves them by far more.
 * </ul>
 *
 * @param before name of the first run
 * @param after name of the second run
 * @param sameDraws whether both drew the same
 * @param changes in the order of the first run's forms
 */
public record Comparison(String before, String after, boolean sameDraws, List<Change> changes) {
  private static final double ERROR = 1e-6;
  private static final double ROUNDING = 1e-6;
  private static final int DIGITS = 6;
  private static final String REFUTED = Verdict.REFUTED.name();

  /**
   * One change.
   *
   * @param form {@code statement.form}
   * @param what verdict, frequency, number (a median), tenth or ninetieth (percentile), or form
   * @param where the setting, empty where the form as a whole is meant
   * @param before what it was
   * @param after what it is
   */
  public record Change(String form, String what, String where, String before, String after) {
    @Override
    public String toString() {
      return form
          + ": "
          + what
          + " "
          + before
          + " -> "
          + after
          + (where.isEmpty() ? "" : " at " + where);
    }
  }

  /**
   * Checks, before a run, that there is something to compare it with.
   *
   * @throws twophase.statement.BadInputException if the file cannot be read
   */
  public static void requireEvidence(Path file) {
    KeptEvidence.read(file);
  }

  /**
   * Compares two evidence files, or the ones in two reports' folders.
   *
   * @throws twophase.statement.BadInputException if one cannot be read
   */
  public static Comparison of(Path before, Path after) {
    return of(KeptEvidence.read(before), KeptEvidence.read(after));
  }

  /**
   * Compares an evidence file with a run that has just been done. Forms that the run left out, for
   * it was asked for some statements only, are not missed.
   *
   * @throws twophase.statement.BadInputException if the file cannot be read
   */
  public static Comparison of(Path before, Evidence after) {
    KeptEvidence run = KeptEvidence.of("this run", EvidenceFile.text(after));
    KeptEvidence kept = KeptEvidence.read(before);
    List<String> tested = after.statements().stream().map(s -> s.card().id()).toList();
    kept.forms().keySet().removeIf(form -> !tested.contains(form.substring(0, form.indexOf('.'))));
    return of(kept, run);
  }

  static Comparison of(KeptEvidence before, KeptEvidence after) {
    boolean sameDraws =
        before.seed() == after.seed()
            && before.profile().equals(after.profile())
            && before.simulator().equals(after.simulator());
    List<Change> changes = new ArrayList<>();
    double level = 1 - ERROR / (2.0 * Math.max(1, decisions(before)));
    before
        .forms()
        .forEach(
            (id, form) -> {
              KeptEvidence.Form other = after.forms().get(id);
              if (other == null) {
                changes.add(new Change(id, "form", "", form.verdict(), "missing"));
              } else {
                compare(id, form, other, sameDraws, level, changes);
              }
            });
    after.forms().keySet().stream()
        .filter(id -> !before.forms().containsKey(id))
        .forEach(
            id ->
                changes.add(
                    new Change(id, "form", "", "missing", after.forms().get(id).verdict())));
    return new Comparison(before.name(), after.name(), sameDraws, List.copyOf(changes));
  }

  private static long decisions(KeptEvidence evidence) {
    return evidence.forms().values().stream().mapToLong(f -> f.settings().size()).sum();
  }

  private static void compare(
      String id,
      KeptEvidence.Form before,
      KeptEvidence.Form after,
      boolean sameDraws,
      double level,
      List<Change> changes) {
    if (!before.verdict().equals(after.verdict())) {
      changes.add(new Change(id, "verdict", "", before.verdict(), after.verdict()));
    }
    for (Map.Entry<String, KeptEvidence.Decision> entry : before.settings().entrySet()) {
      KeptEvidence.Decision now = after.settings().get(entry.getKey());
      if (now != null) {
        compareSetting(id, entry.getKey(), entry.getValue(), now, sameDraws, level, changes);
      }
    }
    // The number of a form as a whole is that of its settings, or of the smallest counterexample
    // that the effort found: with others, another number.
    boolean sameSettings = before.settings().keySet().equals(after.settings().keySet());
    boolean refuted = before.verdict().equals(REFUTED) || after.verdict().equals(REFUTED);
    if (!sameDraws && sameSettings && !refuted && apart(before.measure(), after.measure())) {
      changes.add(new Change(id, "number", "", words(before.measure()), words(after.measure())));
    }
  }

  private static void compareSetting(
      String id,
      String where,
      KeptEvidence.Decision before,
      KeptEvidence.Decision after,
      boolean sameDraws,
      double level,
      List<Change> changes) {
    boolean other =
        sameDraws
            ? before.successes() != after.successes() || before.trials() != after.trials()
            : !meet(interval(before, level), interval(after, level));
    if (other) {
      changes.add(new Change(id, "frequency", where, words(before), words(after)));
    }
    compareNumber(id, "number", where, before.value(), after.value(), sameDraws, changes);
    compareNumber(id, "tenth", where, before.tenth(), after.tenth(), sameDraws, changes);
    compareNumber(
        id, "ninetieth", where, before.ninetieth(), after.ninetieth(), sameDraws, changes);
  }

  private static void compareNumber(
      String id,
      String what,
      String where,
      Optional<Measure> before,
      Optional<Measure> after,
      boolean sameDraws,
      List<Change> changes) {
    if (sameDraws ? beyondRounding(before, after) : apart(before, after)) {
      changes.add(new Change(id, what, where, words(before), words(after)));
    }
  }

  private static Interval interval(KeptEvidence.Decision decision, double level) {
    return TimeUniformInterval.interval(decision.successes(), decision.trials(), level);
  }

  private static boolean meet(Interval one, Interval other) {
    return one.low() <= other.high() && other.low() <= one.high();
  }

  private static boolean beyondRounding(Optional<Measure> before, Optional<Measure> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isPresent() != after.isPresent();
    }
    double one = before.get().estimate();
    double other = after.get().estimate();
    return !(Math.abs(one - other) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other)));
  }

  private static boolean apart(Optional<Measure> before, Optional<Measure> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return false;
    }
    double spans =
        before.get().high() - before.get().low() + after.get().high() - after.get().low();
    return Math.abs(before.get().estimate() - after.get().estimate()) > spans;
  }

  private static String words(KeptEvidence.Decision decision) {
    return decision.successes() + " of " + decision.trials();
  }

  private static String words(Optional<Measure> measure) {
    return measure.map(m -> Numbers.rounded(m.estimate(), DIGITS)).orElse("none");
  }

  /** Whether nothing changed. */
  public boolean unchanged() {
    return changes.isEmpty();
  }

  /** The statement that moved first, in the order in which reports show them. */
  public Optional<String> movedFirst() {
    return changes.stream().findFirst().map(c -> c.form().substring(0, c.form().indexOf('.')));
  }

  /** What changed, for people; a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (unchanged()) {
      lines.add("Nothing changed from " + before + " to " + after + ".");
      return lines;
    }
    long verdicts = changes.stream().filter(c -> c.what().equals("verdict")).count();
    lines.add(
        "From "
            + before
            + " to "
            + after
            + ": verdicts that changed: "
            + verdicts
            + ", other changes: "
            + (changes.size() - verdicts)
            + (sameDraws
                ? " (both drew the same, so that every trial was compared with itself)"
                : " (beyond the joint error of both)"));
    lines.add("The statement that moved first: " + movedFirst().orElseThrow());
    changes.forEach(change -> lines.add("  " + change));
    return lines;
  }
}

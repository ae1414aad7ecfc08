package twophase.kit.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.kit.inference.TimeUniformInterval;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

/**
 * What changed from one run to another.
 *
 * <ul>
 *   <li>A verdict, or an expected one, that is another one.
 *   <li>At a setting that both runs tested, a frequency whose intervals do not meet; each is
 *       time-uniform, at a level that leaves {@value #ERROR} for all false alarms together.
 *   <li>At such a setting, or over a form whose settings are all the same, a measured number, be it
 *       a mean that was decided, a median or, for how the numbers are spread, their quantile at 0.1
 *       or 0.9, that is away by more than twice what both 99 % intervals span, more than five
 *       standard errors of each.
 *   <li>Where both runs drew the same (one seed, one profile, one error budget, the same settings),
 *       every trial can be compared with itself: settings that are others, a frequency that differs
 *       at all, or a number that differs by more than {@value #ROUNDING} of itself. Another order
 *       of operations moves the numbers of a run by less than a thousandth of that; a change of 1 %
 *       in a parameter moves them by far more.
 * </ul>
 *
 * <p>Compared is what both runs have. A form that only one of them tested, or was offered, is no
 * change: it is named as not run. So is a number without an interval, such as a rounding that was
 * measured, where the runs drew differently; what a law says does not hang on the draws.
 *
 * @param before the first run
 * @param after the second run
 * @param sameDraws whether both drew the same
 * @param changes in the order of the first run's forms
 */
public record Comparison(Side before, Side after, boolean sameDraws, List<Change> changes) {
  private static final int NAMED = 6;

  private static final double ERROR = 1e-6;
  private static final double ROUNDING = 1e-6;
  private static final int DIGITS = 6;

  /**
   * One of the two runs.
   *
   * @param name where it was read from
   * @param upshot what follows from what it found
   * @param notRun forms that the other run has, and this one does not
   */
  public record Side(String name, Upshot upshot, List<FormId> notRun) {
    private String line() {
      return "%s: %s (%s).".formatted(name, upshot.headline(), upshot.tally());
    }

    private Optional<String> missing() {
      String more = notRun.size() > NAMED ? ", …" : "";
      return notRun.isEmpty()
          ? Optional.empty()
          : Optional.of(
              notRun.stream()
                  .limit(NAMED)
                  .map(FormId::toString)
                  .collect(
                      Collectors.joining(
                          ", ", notRun.size() + " not run in " + name + ": ", more)));
    }

    private double error() {
      return upshot.budget().total();
    }
  }

  /**
   * One change.
   *
   * @param form {@code statement.form}
   * @param what verdict, expectation, frequency, mean, number (a median), tenth or ninetieth
   *     (percentile), or settings (how many; where the first that only one run has)
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
   * Compares two evidence files, or the ones in two reports' folders.
   *
   * @throws twophase.kit.statement.BadInputException if one cannot be read
   */
  public static Comparison of(Path before, Path after) {
    return of(
        before.toString(), EvidenceFile.read(before), after.toString(), EvidenceFile.read(after));
  }

  /**
   * Compares what was found before with a run that has just been done. Forms that the run left out,
   * for it was asked for some statements only, are not missed.
   *
   * @param name of what was found before
   */
  public static Comparison of(String name, Evidence before, Evidence after) {
    List<String> asked = after.statements().stream().map(StatementFinding::id).toList();
    Evidence same =
        new Evidence(
            before.run(),
            before.budget(),
            before.statements().stream()
                .filter(s -> asked.contains(s.id()))
                .map(s -> s.only(after.run().only()))
                .toList());
    return of(name, same, "this run", after);
  }

  static Comparison of(String nameBefore, Evidence before, String nameAfter, Evidence after) {
    requireSameTheory(nameBefore, before, nameAfter, after);
    boolean sameDraws =
        before.run().seed() == after.run().seed()
            && before.run().profile().equals(after.run().profile())
            && before.budget().total() == after.budget().total()
            && before.run().simulator().name().equals(after.run().simulator().name());
    Map<FormId, FormFinding> old = byId(before);
    Map<FormId, FormFinding> now = byId(after);
    List<Change> changes = new ArrayList<>();
    double level = 1 - ERROR / (2.0 * Math.max(1, decisions(before)));
    old.forEach(
        (id, form) -> {
          if (now.containsKey(id)) {
            compare(form, now.get(id), sameDraws, level, changes);
          }
        });
    return new Comparison(
        new Side(nameBefore, before.upshot(), only(now, old)),
        new Side(nameAfter, after.upshot(), only(old, now)),
        sameDraws,
        List.copyOf(changes));
  }

  private static List<FormId> only(Map<FormId, FormFinding> one, Map<FormId, FormFinding> other) {
    return one.keySet().stream().filter(id -> !other.containsKey(id)).toList();
  }

  /** Older evidence does not say which theory it is about. */
  private static void requireSameTheory(
      String nameBefore, Evidence before, String nameAfter, Evidence after) {
    String one = before.run().theory();
    String other = after.run().theory();
    if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
      throw new BadInputException(
          "%s is about the theory %s, %s about %s: they cannot be compared"
              .formatted(nameBefore, one, nameAfter, other));
    }
  }

  private static Map<FormId, FormFinding> byId(Evidence evidence) {
    Map<FormId, FormFinding> forms = new LinkedHashMap<>();
    evidence.lines().stream()
        .filter(FormFinding::offered)
        .forEach(form -> forms.put(form.id(), form));
    return forms;
  }

  private static long decisions(Evidence evidence) {
    return evidence.lines().stream().mapToLong(form -> form.settings().size()).sum();
  }

  private static String verdict(FormFinding form) {
    return form.verdict().word();
  }

  private static void compare(
      FormFinding before,
      FormFinding after,
      boolean sameDraws,
      double level,
      List<Change> changes) {
    String id = before.id().toString();
    if (!verdict(before).equals(verdict(after))) {
      changes.add(new Change(id, "verdict", "", verdict(before), verdict(after)));
    }
    if (before.expected() != after.expected()) {
      changes.add(
          new Change(
              id, "expectation", "", before.expected().toString(), after.expected().toString()));
    }
    Map<Setting, SettingFinding> old = bySetting(before);
    Map<Setting, SettingFinding> now = bySetting(after);
    old.forEach(
        (setting, found) -> {
          if (now.containsKey(setting)) {
            compareSetting(id, found, now.get(setting), sameDraws, level, changes);
          }
        });
    // The number of a form as a whole is that of its settings, or of the smallest counterexample
    // that the effort found: with others, another number.
    boolean sameSettings = old.keySet().equals(now.keySet());
    if (sameDraws && !sameSettings) {
      changes.add(otherSettings(id, old.keySet(), now.keySet()));
    }
    boolean refuted = before.verdict() == Verdict.REFUTED || after.verdict() == Verdict.REFUTED;
    boolean drawn = before.grade() == Grade.NUMERICAL;
    if (!sameDraws
        && sameSettings
        && !refuted
        && !drawn
        && apart(before.measure(), after.measure())) {
      changes.add(new Change(id, "number", "", words(before.measure()), words(after.measure())));
    }
  }

  /** The same draws are at the same settings: where they are not, some were lost or made up. */
  private static Change otherSettings(String id, Set<Setting> old, Set<Setting> now) {
    Setting first =
        Stream.concat(
                old.stream().filter(setting -> !now.contains(setting)),
                now.stream().filter(setting -> !old.contains(setting)))
            .findFirst()
            .orElseThrow();
    return new Change(id, "settings", first.toString(), "" + old.size(), "" + now.size());
  }

  private static Map<Setting, SettingFinding> bySetting(FormFinding form) {
    Map<Setting, SettingFinding> settings = new LinkedHashMap<>();
    form.settings().forEach(found -> settings.put(found.setting(), found));
    return settings;
  }

  private static void compareSetting(
      String id,
      SettingFinding before,
      SettingFinding after,
      boolean sameDraws,
      double level,
      List<Change> changes) {
    String where = before.setting().toString();
    if (before.quantity() == Quantity.SHARE && after.quantity() == Quantity.SHARE) {
      boolean other =
          sameDraws
              ? successes(before) != successes(after) || before.trials() != after.trials()
              : !meet(interval(before, level), interval(after, level));
      if (other) {
        changes.add(new Change(id, "frequency", where, words(before), words(after)));
      }
    } else {
      compareNumber(id, "mean", where, decided(before), decided(after), sameDraws, changes);
    }
    compareNumber(id, "number", where, before.value(), after.value(), sameDraws, changes);
    compareNumber(
        id,
        "tenth",
        where,
        decile(before, Deciles::tenth),
        decile(after, Deciles::tenth),
        sameDraws,
        changes);
    compareNumber(
        id,
        "ninetieth",
        where,
        decile(before, Deciles::ninetieth),
        decile(after, Deciles::ninetieth),
        sameDraws,
        changes);
  }

  private static Optional<Measure> decile(
      SettingFinding setting, Function<Deciles, Measure> decile) {
    return setting.spread().map(decile);
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

  private static Optional<Measure> decided(SettingFinding setting) {
    Interval interval = setting.anytime();
    return Optional.of(new Measure(setting.observed(), interval.low(), interval.high()));
  }

  private static long successes(SettingFinding setting) {
    return Math.round(setting.observed() * setting.trials());
  }

  private static Interval interval(SettingFinding setting, double level) {
    return TimeUniformInterval.interval(successes(setting), setting.trials(), level);
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
    if (!Double.isFinite(one) || !Double.isFinite(other)) {
      // In a file one number that is not finite is as good as another: all of them are null there.
      return Double.isFinite(one) != Double.isFinite(other);
    }
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

  private static String words(SettingFinding setting) {
    return successes(setting) + " of " + setting.trials();
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

  /** What both runs found, and what changed, for people; a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(before.line());
    lines.add(after.line());
    before.missing().ifPresent(lines::add);
    after.missing().ifPresent(lines::add);
    if (before.error() != after.error()) {
      lines.add(
          "The error budget of %s is %s, that of %s is %s."
              .formatted(
                  before.name(),
                  Numbers.shortest(before.error()),
                  after.name(),
                  Numbers.shortest(after.error())));
    }
    if (unchanged()) {
      boolean all = before.notRun().isEmpty() && after.notRun().isEmpty();
      lines.add(
          "Nothing changed from %s to %s%s."
              .formatted(before.name(), after.name(), all ? "" : " in what both have"));
      return lines;
    }
    long verdicts = changes.stream().filter(c -> c.what().equals("verdict")).count();
    lines.add(
        "From "
            + before.name()
            + " to "
            + after.name()
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

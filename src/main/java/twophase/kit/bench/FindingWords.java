package twophase.kit.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.Quantity;
import twophase.kit.evidence.Sweep;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Verdict;

/** What was found about a form, in words. */
final class FindingWords {
  private static final int DIGITS = 3;

  /** With what probability a violation that is called detectable is detected. */
  private static final double DETECTED = 0.99;

  private final Cases cases;
  private final Grade grade;
  private final String statistic;
  private final String number;

  /**
   * Words on what was found.
   *
   * @param statistic what a deterministic check measures
   * @param number what trials measure
   */
  FindingWords(Cases cases, Grade grade, String statistic, String number) {
    this.cases = cases;
    this.grade = grade;
    this.statistic = statistic;
    this.number = number;
  }

  /**
   * The measurement.
   *
   * @param trials of all cases
   */
  String measured(Verdict verdict, Optional<CaseFinding> counterexample, long trials) {
    return switch (verdict) {
      case HOLDS -> held(trials);
      case REFUTED -> counterexample.orElseThrow().words();
      case VACUOUS -> "nothing: the bound says nothing at any tested setting";
      case UNTESTABLE ->
          cases
              .with(Outcome.UNTESTABLE)
              .findFirst()
              .map(c -> "nothing: " + c.words())
              .orElseThrow();
      case NOT_OFFERED ->
          cases
              .with(Outcome.NOT_OFFERED)
              .findFirst()
              .map(c -> "nothing: " + c.words())
              .orElseThrow();
      case INCONCLUSIVE ->
          cases
              .with(Outcome.UNDECIDED)
              .findFirst()
              .map(c -> "undecided at " + c.token().setting() + ": " + c.words())
              .orElse("nothing: no case was tested");
    };
  }

  private String held(long trials) {
    String most = cases.tightness().isEmpty() ? "" : rounded(cases.tightness().getAsDouble());
    return switch (grade) {
      case EXACT -> statistic + ": zero at all " + trials + " random points";
      case NUMERICAL -> statistic + ": at most " + most + " of its bound";
      case PROVED, DERIVED ->
          cases
              .with(Outcome.HELD)
              .max(Comparator.comparingDouble(c -> c.observed() - c.bound()))
              .map(c -> "nearest to its bound: " + c.words())
              .orElseThrow();
      case STATISTICAL, EMPIRICAL -> byTrials() + values();
    };
  }

  /** What held at every setting, by what was decided there. */
  private String byTrials() {
    List<String> words = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      List<CaseFinding> held =
          cases
              .with(Outcome.HELD)
              .filter(c -> c.decided().stream().anyMatch(d -> d.quantity() == quantity))
              .toList();
      if (!held.isEmpty()) {
        words.add(of(quantity, held));
      }
    }
    return String.join("; ", words);
  }

  /** What was seen at the setting that used most of what is allowed. */
  private static String of(Quantity quantity, List<CaseFinding> held) {
    CaseFinding nearest =
        held.stream()
            .max(
                Comparator.comparingDouble(
                    c -> c.tightness().orElse(quantity.nearness(c.observed(), c.bound()))))
            .orElseThrow();
    String seen = rounded(nearest.observed());
    String bound = rounded(nearest.bound());
    return (held.size() == 1 ? "" : "nearest to its claim: ")
        + switch (quantity) {
          case SHARE ->
              ShareTally.held(
                      Math.round(nearest.observed() * nearest.trials()),
                      nearest.trials(),
                      nearest.bound())
                  + used(nearest, "the allowed failures occurred");
          case CHANCE ->
              "chance of failure "
                  + seen
                  + " a run on average; claimed at most "
                  + bound
                  + used(nearest, "what is allowed");
          case STEADY ->
              "no growth along "
                  + Percent.of(nearest.observed())
                  + " of the sweeps; claimed at least "
                  + Percent.of(nearest.bound())
                  + used(nearest, "the declared constant");
          case MEAN_AT_MOST ->
              "mean " + seen + "; claimed at most " + bound + used(nearest, "its bound");
          case MEAN_AT_LEAST -> "mean " + seen + "; claimed at least " + bound;
        };
  }

  private static String used(CaseFinding found, String what) {
    return found.tightness().isPresent()
        ? "; " + Percent.of(found.tightness().getAsDouble()) + " of " + what
        : "";
  }

  private String values() {
    List<Measure> values = cases.all().stream().flatMap(c -> c.value().stream()).toList();
    if (values.isEmpty()) {
      return "";
    }
    String from = rounded(values.stream().mapToDouble(Measure::estimate).min().orElseThrow());
    String to = rounded(values.stream().mapToDouble(Measure::estimate).max().orElseThrow());
    return "; median " + fitted() + ": " + (from.equals(to) ? from : "from " + from + " to " + to);
  }

  /** Of exponents what they were fitted to, else what the card says. */
  private String fitted() {
    return Sweep.fitted(cases.all().stream().flatMap(c -> c.sweep().stream())).orElse(number);
  }

  /** Settings of which nothing can be said. */
  List<String> leftOut() {
    List<String> notes = new ArrayList<>();
    long vacuous = cases.count(Outcome.VACUOUS);
    int offered = cases.offered().size();
    if (vacuous > 0 && vacuous < offered) {
      notes.add("the bound says nothing at " + vacuous + " of " + offered + " settings");
    }
    cases
        .with(Outcome.NOT_OFFERED)
        .findFirst()
        .ifPresent(
            c ->
                notes.add(
                    "%s, so %d of %d settings were left out"
                        .formatted(c.words(), cases.count(Outcome.NOT_OFFERED), cases.size())));
    return notes;
  }

  /**
   * What a form that holds would not have overlooked.
   *
   * @param exactError chance that an identity that is false vanished at all random points of a
   *     setting
   * @param fixed how many of its settings are a list, and not drawn
   */
  List<String> detectable(double exactError, int fixed) {
    if (cases.verdict() != Verdict.HOLDS) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    cases
        .with(Outcome.HELD)
        .flatMap(c -> c.decided().stream())
        .flatMapToDouble(decided -> decided.by().detectable().stream())
        .max()
        .ifPresent(
            violation ->
                words.add(
                    "at every setting a probability lower than claimed by "
                        + rounded(violation)
                        + ", with probability "
                        + DETECTED));
    if (grade == Grade.EXACT) {
      words.add(
          "an identity that is false, with probability at least 1 - "
              + rounded(exactError)
              + " at each setting");
    }
    long drawn = drawn(fixed);
    if (drawn > 0) {
      double share = 1 - StrictMath.pow(1 - DETECTED, 1.0 / drawn);
      words.add(
          "a claim that fails at "
              + Percent.of(share)
              + " of the settings that may be drawn: one of these "
              + drawn
              + " would be such a one with probability "
              + DETECTED);
    }
    return words;
  }

  /**
   * Of a list of settings all were tested, or as many as the profile gives it, and no other is
   * spoken of.
   */
  Optional<String> listed(int fixed) {
    if (cases.verdict() != Verdict.HOLDS || drawn(fixed) > 0) {
      return Optional.empty();
    }
    long tested = cases.size() - cases.count(Outcome.NOT_OFFERED);
    boolean some = tested < fixed && fixed != Integer.MAX_VALUE;
    return Optional.of(
        (some
                ? "its settings are a list, of which the first %d of %d were tested"
                : "its settings are a list (%d), all of which were tested")
            .formatted(tested, fixed)
            .concat(": no other is spoken of"));
  }

  private long drawn(int fixed) {
    long held = cases.count(Outcome.HELD);
    return held - Math.min(held, fixed);
  }

  /** Runs that diverged, where several decided. */
  List<String> divergence() {
    List<String> notes = new ArrayList<>();
    diverged(notes, "none of which counts as showing the outcome", q -> q == Quantity.SHARE);
    diverged(notes, "each of which counts as bound to fail", q -> q == Quantity.CHANCE);
    diverged(notes, "each of which counts as an infinite constant", q -> q == Quantity.STEADY);
    diverged(
        notes,
        "each of which counts as the worst that the number can be",
        q -> q == Quantity.MEAN_AT_MOST || q == Quantity.MEAN_AT_LEAST);
    return notes;
  }

  private void diverged(List<String> notes, String counted, Predicate<Quantity> which) {
    long runs =
        cases.all().stream()
            .filter(c -> c.decided().stream().anyMatch(d -> which.test(d.quantity())))
            .mapToLong(CaseFinding::diverged)
            .sum();
    if (runs > 0) {
      notes.add(runs + " runs diverged, " + counted);
    }
  }

  /**
   * How the counterexample was made smaller.
   *
   * @param shrunk smaller settings that were tried
   * @param confirmation on fresh trials, where it took them
   */
  static List<String> shrinking(int shrunk, Optional<CaseFinding> confirmation) {
    List<String> notes = new ArrayList<>();
    if (shrunk > 0) {
      notes.add("the counterexample was sought among " + shrunk + " smaller settings");
    }
    confirmation.ifPresent(
        again ->
            notes.add(
                again.failed()
                    ? "the counterexample was confirmed on fresh trials: " + again.words()
                    : "the smallest setting was not confirmed on fresh trials ("
                        + again.words()
                        + "); the first one that failed is shown"));
    return notes;
  }

  private static String rounded(double value) {
    return Numbers.rounded(value, DIGITS);
  }
}

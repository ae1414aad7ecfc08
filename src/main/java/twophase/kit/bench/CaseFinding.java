package twophase.kit.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.evidence.Deciles;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.Sweep;
import twophase.kit.number.Interval;
import twophase.kit.statement.Token;
import twophase.kit.text.Inert;

/**
 * What was found at one setting.
 *
 * @param token how to take the decision again; holds the setting and the outcome
 * @param outcome whether the claim stood
 * @param observed what was seen
 * @param bound what is claimed of it
 * @param tightness how much of the bound was used, where that means something
 * @param decided what the trials have shown, where several decide
 * @param value median of the trials' numbers with its interval, where they measured any
 * @param spread of the trials' numbers, where they measured any
 * @param claimed where that number is claimed to lie, where that is all of the claim
 * @param sweep what it was fitted to, where it is an exponent
 * @param evaluated between which numbers a law's value lies, where a law decides
 * @param diverged how many runs diverged, where that was counted
 * @param misses which trials spoke against the claim
 * @param words observed against bound in words
 * @param exhibit what else there is to see of a failure
 */
public record CaseFinding(
    Token token,
    Outcome outcome,
    double observed,
    double bound,
    OptionalDouble tightness,
    Optional<Decided> decided,
    Optional<Measure> value,
    Optional<Deciles> spread,
    Optional<Interval> claimed,
    Optional<Sweep> sweep,
    Optional<Interval> evaluated,
    long diverged,
    Misses misses,
    String words,
    Exhibit exhibit) {

  /** The token says the outcome, and words of others do nothing but stand there. */
  public CaseFinding {
    words = Inert.line(words);
    token = token.deciding(outcome.word());
  }

  /** A finding of which nothing was seen. */
  static CaseFinding of(Token token, Outcome outcome, String words) {
    return of(token, outcome, Double.NaN, Double.NaN, OptionalDouble.empty(), words);
  }

  /** A finding that no trials were counted for. */
  static CaseFinding of(
      Token token,
      Outcome outcome,
      double observed,
      double bound,
      OptionalDouble tightness,
      String words) {
    return of(token, outcome, observed, bound, tightness, 0, words);
  }

  /** The same of a single run, which may have diverged. */
  static CaseFinding of(
      Token token,
      Outcome outcome,
      double observed,
      double bound,
      OptionalDouble tightness,
      long diverged,
      String words) {
    return new CaseFinding(
        token,
        outcome,
        observed,
        bound,
        tightness,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        diverged,
        Misses.NONE,
        words,
        Exhibit.NONE);
  }

  /** The same in other words. */
  CaseFinding saying(String otherwise) {
    return new CaseFinding(
        token, outcome, observed, bound, tightness, decided, value, spread, claimed, sweep,
        evaluated, diverged, misses, otherwise, exhibit);
  }

  /**
   * The same with what else was said of the setting.
   *
   * @param more empty if nothing was
   */
  CaseFinding with(String more) {
    return more.isEmpty()
        ? this
        : new CaseFinding(
            token,
            outcome,
            observed,
            bound,
            tightness,
            decided,
            value,
            spread,
            claimed,
            sweep,
            evaluated,
            diverged,
            misses,
            words + "; " + more,
            exhibit);
  }

  /** The same with the trials that spoke against the claim. */
  CaseFinding missing(Misses which) {
    return new CaseFinding(
        token, outcome, observed, bound, tightness, decided, value, spread, claimed, sweep,
        evaluated, diverged, which, words, exhibit);
  }

  /** The same with more to see. */
  CaseFinding showing(Exhibit more) {
    return new CaseFinding(
        token, outcome, observed, bound, tightness, decided, value, spread, claimed, sweep,
        evaluated, diverged, misses, words, more);
  }

  /** The same with the ends of a law's value. */
  CaseFinding evaluatedTo(Interval ends) {
    return new CaseFinding(
        token,
        outcome,
        observed,
        bound,
        tightness,
        decided,
        value,
        spread,
        claimed,
        sweep,
        Optional.of(ends),
        diverged,
        misses,
        words,
        exhibit);
  }

  /** Whether most of what spoke against the claim were runs that diverged. */
  boolean divergent() {
    return misses.count() > 0 && 2 * diverged > misses.count();
  }

  /** Whether a claim stood at a setting. */
  public enum Outcome {
    /** It did, with enough evidence to say so. */
    HELD,
    /** It did not. */
    FAILED,
    /** The budget ended first. */
    UNDECIDED,
    /** The claim says nothing there. */
    VACUOUS,
    /** The claim's hypotheses admit no binary64 run there. */
    UNTESTABLE,
    /** The simulator under test does not offer what it takes. */
    NOT_OFFERED;

    /** As a token has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How many trials it took; none where nothing was run. */
  public long trials() {
    return switch (outcome) {
      case VACUOUS, UNTESTABLE, NOT_OFFERED -> 0;
      case HELD, FAILED -> evaluated.isPresent() ? 0 : token.trials();
      case UNDECIDED -> decided.map(d -> d.by().trials()).orElse(0L);
    };
  }

  /** Whether the claim failed there. */
  public boolean failed() {
    return outcome == Outcome.FAILED;
  }
}

package twophase.kit.evidence.map;

import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.evidence.Measure;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.text.Inert;

/**
 * What a claim is worth at one setting; or what it is taken to be worth there, by a point nearby.
 *
 * @param setting where
 * @param outcome whether the claim stands there
 * @param observed what was seen, NaN where nothing was
 * @param bound what is claimed of it, NaN where nothing is
 * @param tightness how much of the bound was used, where that means something
 * @param trials how many were done, at least 0
 * @param diverged how many of the runs diverged
 * @param value median of the trials' numbers with its interval, where they measured any
 * @param token how to replay it, where something was run
 * @param words observed against bound in words, or why there is nothing to see
 * @param examined whether the claim was examined at this setting; if not, outcome and tightness are
 *     those of a point nearby, and nothing else is known
 */
public record MapPoint(
    Setting setting,
    Outcome outcome,
    double observed,
    double bound,
    OptionalDouble tightness,
    long trials,
    long diverged,
    Optional<Measure> value,
    Optional<Token> token,
    String words,
    boolean examined) {

  /** A point that was examined. */
  public MapPoint(
      Setting setting,
      Outcome outcome,
      double observed,
      double bound,
      OptionalDouble tightness,
      long trials,
      long diverged,
      Optional<Measure> value,
      Optional<Token> token,
      String words) {
    this(setting, outcome, observed, bound, tightness, trials, diverged, value, token, words, true);
  }

  /**
   * Checks the counts, and makes its text inert.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public MapPoint {
    if (trials < 0 || diverged < 0) {
      throw new IllegalArgumentException(
          "a point has from 0 trials up, and from 0 diverged runs up, not %d and %d"
              .formatted(trials, diverged));
    }
    words = Inert.line(words);
  }

  /** Whether a claim stands at a setting; in the order in which legends show them. */
  public enum Outcome {
    /** It does, with enough evidence to say so. */
    HOLDS("●", "holds"),
    /** It does not. */
    FAILS("×", "fails"),
    /** It does not, and most of the runs diverged. */
    DIVERGES("~", "diverges"),
    /** The budget ended first. */
    UNDECIDED("?", "undecided"),
    /** It says nothing there. */
    VACUOUS("○", "vacuous"),
    /** Its hypotheses admit no binary64 run there. */
    UNTESTABLE("ø", "untestable"),
    /** The simulator does not offer what it takes. */
    NOT_OFFERED("·", "not offered"),
    /** It would take too many steps. */
    NOT_ASKED("/", "not asked"),
    /** It is not about such a setting. */
    OUTSIDE("−", "outside the domain"),
    /** The check broke. */
    BROKE("!", "broke");

    private final String mark;
    private final String words;

    Outcome(String mark, String words) {
      this.mark = mark;
      this.words = words;
    }

    /** One character. */
    public String mark() {
      return mark;
    }

    /** A word or two. */
    public String words() {
      return words;
    }
  }

  /**
   * A point at which nothing was seen.
   *
   * @param why in words
   */
  public static MapPoint nothing(Setting setting, Outcome outcome, String why) {
    return new MapPoint(
        setting,
        outcome,
        Double.NaN,
        Double.NaN,
        OptionalDouble.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        why);
  }

  /** A point that is not examined, at another setting: the claim is taken to be worth the same. */
  public MapPoint takenFor(Setting other) {
    return new MapPoint(
        other,
        outcome,
        Double.NaN,
        Double.NaN,
        tightness,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        "not examined: taken for the point at " + setting,
        false);
  }

  /** Whether the claim failed there, for whatever reason. */
  public boolean failed() {
    return outcome == Outcome.FAILS || outcome == Outcome.DIVERGES;
  }
}

package twophase.kit.report;

import java.util.Optional;
import java.util.regex.Pattern;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.Measure;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Verdict;

/** Numbers and standings in the words of the pages. */
public final class Words {
  /** What stands where there is nothing. */
  public static final String NOTHING = "–";

  private static final int DIGITS = 3;

  /** A decimal fraction that is not the exponent of a power of ten. */
  private static final Pattern FRACTION =
      Pattern.compile("(?<![\\w.^])(?<!\\^-)\\d{1,300}\\.\\d{1,300}(e-?\\d{1,3})?(?![\\w.])");

  private Words() {}

  /** A finding's words, its decimal fractions to three significant digits. */
  public static String threeDigits(String words) {
    return FRACTION.matcher(words).replaceAll(found -> number(Double.parseDouble(found.group())));
  }

  /** A number to three significant digits; a dash for none. */
  public static String number(double value) {
    return Double.isNaN(value) ? NOTHING : Numbers.rounded(value, DIGITS);
  }

  /** An interval; of one without an end, the other end. */
  public static String range(Interval range) {
    if (range.low() == Double.NEGATIVE_INFINITY && range.high() < Double.POSITIVE_INFINITY) {
      return "at most " + number(range.high());
    }
    if (range.high() == Double.POSITIVE_INFINITY && range.low() > Double.NEGATIVE_INFINITY) {
      return "at least " + number(range.low());
    }
    return number(range.low()) + " to " + number(range.high());
  }

  /** A measured number with its interval; a dash where there is none. */
  public static String measure(Optional<Measure> value) {
    return value
        .map(
            v ->
                number(v.estimate())
                    + (Double.isFinite(v.low()) && Double.isFinite(v.high())
                        ? " (" + number(v.low()) + " to " + number(v.high()) + ")"
                        : ""))
        .orElse(NOTHING);
  }

  /** A class of the style sheet: whether somebody has to be alarmed. */
  static String mood(boolean alarm) {
    return alarm ? "alarm" : "calm";
  }

  /** A verdict in one character, for eyes that do not tell colours apart. */
  public static String sign(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "✓";
      case REFUTED -> "✗";
      case VACUOUS -> "∅";
      case UNTESTABLE -> "⊘";
      case INCONCLUSIVE -> "?";
      case NOT_OFFERED -> "–";
    };
  }

  /** A length of time in seconds. */
  public static String seconds(double seconds) {
    return Numbers.rounded(seconds, 2) + " s";
  }

  /** Whether a hypothesis was met. */
  public static String met(HypothesisStanding hypothesis) {
    return switch (hypothesis.met()) {
      case "true" -> "met";
      case "false" -> "unmet";
      default -> hypothesis.met();
    };
  }
}

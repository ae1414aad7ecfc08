package twophase.kit.report;

import java.util.Optional;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.Measure;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;

/** Numbers and standings in the words of the pages. */
public final class Words {
  /** What stands where there is nothing. */
  public static final String NOTHING = "–";

  private static final int DIGITS = 3;

  private Words() {}

  /** A number to three significant digits; a dash for none. */
  public static String number(double value) {
    return Double.isNaN(value) ? NOTHING : Numbers.rounded(value, DIGITS);
  }

  /** A confidence interval. */
  public static String range(Interval range) {
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

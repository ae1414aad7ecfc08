package twophase.kit.bench;

import java.util.Optional;
import twophase.kit.evidence.Quantity;
import twophase.kit.inference.Finding;
import twophase.kit.inference.MeanFinding;
import twophase.kit.inference.ProbabilityFinding;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;

/**
 * What trials decided at a setting.
 *
 * @param quantity what was decided
 * @param by what the decision rests on
 */
public record Decided(Quantity quantity, Finding by) {
  private static final int DIGITS = 4;

  /** Exact interval of a probability, for a number of trials fixed beforehand. */
  Optional<Interval> clopperPearson() {
    return by instanceof ProbabilityFinding counted
        ? Optional.of(counted.interval())
        : Optional.empty();
  }

  /** Between which numbers the mean is known to lie, where its trials' numbers have an error. */
  Optional<Interval> bracket() {
    return by instanceof MeanFinding mean && mean.meanLow() < mean.meanHigh()
        ? Optional.of(Interval.of(mean.meanLow(), mean.meanHigh()))
        : Optional.empty();
  }

  /** The evidence on both sides with what decides, in decimal logarithms of e-values. */
  public String words() {
    return "for the claim "
        + decimal(by.logCertifyEvidence())
        + ", certifies at "
        + decimal(by.certifyThreshold())
        + "; against it "
        + decimal(by.logRefuteEvidence())
        + ", refutes at "
        + decimal(by.refuteThreshold())
        + " (log10 of e-values)";
  }

  private static String decimal(double log) {
    return log == Double.NEGATIVE_INFINITY
        ? "none"
        : Numbers.rounded(log / StrictMath.log(10), DIGITS);
  }
}

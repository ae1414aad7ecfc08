package twophase.kit.bench;

import java.util.Optional;
import twophase.kit.evidence.Quantity;
import twophase.kit.inference.Finding;
import twophase.kit.inference.MeanFinding;
import twophase.kit.inference.ProbabilityFinding;
import twophase.kit.number.Interval;

/**
 * What trials decided at a setting.
 *
 * @param quantity what was decided
 * @param by what the decision rests on
 */
public record Decided(Quantity quantity, Finding by) {

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
}

package twophase.kit.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.evidence.Quantity;
import twophase.kit.inference.Decision;
import twophase.kit.inference.EProcess;
import twophase.kit.inference.ProbabilityClaim;
import twophase.kit.inference.ProbabilityFinding;
import twophase.kit.number.Interval;
import twophase.kit.statement.Token;

/** Counts how often the trials show what is claimed with a probability. */
final class ShareTally implements Tally<Seen> {

  private final String number;
  private final EProcess process;
  private final double p0;
  private final Measured numbers = new Measured();
  private long successes;
  private long diverged;
  private Optional<Interval> claimed = Optional.empty();
  private String against = "";

  /**
   * A tally of nothing yet.
   *
   * @param number what the trials measure, if they do
   */
  ShareTally(String number, Allowance allowance, Terms terms) {
    this.number = number;
    this.p0 = allowance.seen();
    this.process = claim(p0, terms).start();
  }

  /** That something is seen with probability p0 at least, at these terms. */
  static ProbabilityClaim claim(double p0, Terms terms) {
    return ProbabilityClaim.atLeast(p0)
        .withErrors(terms.certify(), terms.refute())
        .withBudget(terms.trials());
  }

  @Override
  public boolean undecided() {
    return process.undecided();
  }

  @Override
  public long wanted() {
    return process.wanted();
  }

  @Override
  public boolean take(Seen seen) {
    process.observe(seen.shown());
    successes += seen.shown() ? 1 : 0;
    diverged += seen.diverged() ? 1 : 0;
    numbers.add(seen.value());
    seen.curve().ifPresent(numbers::add);
    claimed = claimed.or(seen::claimed);
    against = against.isEmpty() ? seen.words() : against;
    return !seen.shown();
  }

  @Override
  public Decision decision() {
    return process.decision();
  }

  @Override
  public long trials() {
    return process.trials();
  }

  @Override
  public CaseFinding finding(Token token) {
    ProbabilityFinding found = process.finding();
    return new CaseFinding(
        token,
        Tally.outcome(found.decision()),
        frequency(),
        p0,
        shortfall(),
        Optional.of(new Decided(Quantity.SHARE, found)),
        numbers.value(),
        numbers.spread(),
        claimed,
        numbers.sweep(),
        Optional.empty(),
        diverged,
        Misses.NONE,
        words(),
        found.decision() == Decision.REFUTED && !against.isEmpty()
            ? new Exhibit(List.of("the first trial that failed: " + against), List.of())
            : Exhibit.NONE);
  }

  /** Share of the trials that showed the outcome; NaN before the first. */
  private double frequency() {
    return trials() == 0 ? Double.NaN : (double) successes / trials();
  }

  /** Share of the allowed failures that occurred. */
  private OptionalDouble shortfall() {
    boolean meaningful = p0 > 0 && p0 < 1 && trials() > 0;
    return meaningful ? OptionalDouble.of((1 - frequency()) / (1 - p0)) : OptionalDouble.empty();
  }

  private String words() {
    return held(successes, trials(), p0)
        + (diverged == 0 ? "" : "; " + diverged + " diverged")
        + numbers.words(number);
  }

  /**
   * How often it was seen, and is claimed to be, in words.
   *
   * @param p0 with which probability, at least; where it is none, nothing is claimed
   */
  static String held(long successes, long trials, double p0) {
    return "held in "
        + successes
        + " of "
        + trials
        + " trials; claimed "
        + (p0 > 0 ? "at least " + Percent.of(p0) : "nothing");
  }
}

package twophase.kit.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.evidence.Quantity;
import twophase.kit.inference.Decision;
import twophase.kit.inference.MeanClaim;
import twophase.kit.inference.MeanFinding;
import twophase.kit.inference.MeanProcess;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Token;

/** Decides on the mean of the chances of failure that the trials leave. */
final class ChanceTally implements Tally<Chance> {
  private static final int DIGITS = 4;
  private static final int BOUND_DIGITS = 6;

  private final MeanProcess process;
  private final double allowed;
  private final Measured chances = new Measured();
  private long trials;
  private long diverged;
  private Optional<Chance> largest = Optional.empty();

  ChanceTally(Allowance allowance, Terms terms) {
    this.allowed = allowance.failing();
    this.process = claim(allowed, terms).start();
  }

  /** That a chance of failure is at most so much on average, at these terms. */
  static MeanClaim claim(double allowed, Terms terms) {
    return MeanClaim.ofFailure(allowed)
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
  public boolean take(Chance seen) {
    process.observe(seen.low(), seen.high());
    trials++;
    diverged += seen.diverged() ? 1 : 0;
    chances.add(seen.low() + 0.5 * (seen.high() - seen.low()));
    largest = largest.filter(before -> before.high() >= seen.high()).or(() -> Optional.of(seen));
    return seen.low() > allowed;
  }

  @Override
  public Decision decision() {
    return process.decision();
  }

  @Override
  public long trials() {
    return trials;
  }

  @Override
  public CaseFinding finding(Token token) {
    MeanFinding found = process.finding();
    boolean meaningful = allowed > 0 && allowed < 1 && trials > 0;
    return new CaseFinding(
        token,
        Tally.outcome(found.decision()),
        found.mean(),
        allowed,
        meaningful ? OptionalDouble.of(found.mean() / allowed) : OptionalDouble.empty(),
        Optional.of(new Decided(Quantity.CHANCE, found)),
        chances.value(),
        chances.spread(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        diverged,
        Misses.NONE,
        words(found),
        Exhibit.NONE);
  }

  private String words(MeanFinding found) {
    return "chance of failure "
        + Numbers.rounded(found.mean(), DIGITS)
        + (found.meanLow() < found.meanHigh()
            ? " ("
                + Numbers.rounded(found.meanLow(), DIGITS)
                + " to "
                + Numbers.rounded(found.meanHigh(), DIGITS)
                + ")"
            : "")
        + " a run, on average over "
        + trials
        + (diverged == 0 ? "" : " (" + diverged + " diverged)")
        + largest
            .filter(most -> !most.words().isEmpty())
            .map(most -> ", " + Numbers.rounded(most.high(), DIGITS) + " where " + most.words())
            .orElse("")
        + "; claimed at most "
        + Numbers.rounded(allowed, BOUND_DIGITS);
  }
}

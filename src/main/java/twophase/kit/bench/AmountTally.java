package twophase.kit.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.Quantity;
import twophase.kit.inference.Decision;
import twophase.kit.inference.MeanClaim;
import twophase.kit.inference.MeanFinding;
import twophase.kit.inference.MeanProcess;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Token;

/** Decides on the mean of a number; the first trial says what is claimed of it. */
final class AmountTally implements Tally<Amount> {
  private static final int DIGITS = 4;

  private final Terms terms;
  private final Measured numbers = new Measured();
  private Optional<Begun> begun = Optional.empty();
  private long trials;
  private long diverged;

  /** What was begun by the first trial. */
  private record Begun(Amount first, MeanProcess process) {}

  AmountTally(Terms terms) {
    this.terms = terms;
  }

  @Override
  public boolean undecided() {
    return begun.map(b -> b.process().undecided()).orElse(true);
  }

  /** The first trial comes alone: it says what is claimed. */
  @Override
  public long wanted() {
    return begun.map(b -> b.process().wanted()).orElse(1L);
  }

  @Override
  public boolean take(Amount seen) {
    if (begun.isEmpty()) {
      begun = Optional.of(new Begun(seen, claim(seen, terms).start()));
    }
    Begun now = begun.orElseThrow();
    if (!seen.sameClaim(now.first())) {
      throw new IllegalStateException("trials of one setting claim different things of a mean");
    }
    trials++;
    diverged += seen.diverged() ? 1 : 0;
    numbers.add(seen.low() + 0.5 * (seen.high() - seen.low()));
    if (now.process().undecided()) {
      now.process().observe(seen.low(), seen.high());
    }
    return seen.atMost() ? seen.low() > seen.bound() : seen.high() < seen.bound();
  }

  /** What an amount claims of its mean, at these terms. */
  static MeanClaim claim(Amount amount, Terms terms) {
    MeanClaim claim =
        amount.atMost()
            ? MeanClaim.atMost(amount.bound(), amount.lo(), amount.hi())
            : MeanClaim.atLeast(amount.bound(), amount.lo(), amount.hi());
    return claim.withErrors(terms.certify(), terms.refute()).withBudget(terms.trials());
  }

  @Override
  public Decision decision() {
    return begun.map(b -> b.process().decision()).orElse(Decision.INCONCLUSIVE);
  }

  @Override
  public long trials() {
    return trials;
  }

  @Override
  public CaseFinding finding(Token token) {
    return begun
        .map(b -> finding(token, b.first(), b.process().finding()))
        .orElseGet(() -> CaseFinding.of(token, Outcome.UNDECIDED, "no trial was done"));
  }

  private CaseFinding finding(Token token, Amount claim, MeanFinding found) {
    return new CaseFinding(
        token,
        Tally.outcome(found.decision()),
        found.mean(),
        claim.bound(),
        tightness(claim, found.mean()),
        Optional.of(
            new Decided(claim.atMost() ? Quantity.MEAN_AT_MOST : Quantity.MEAN_AT_LEAST, found)),
        numbers.value(),
        numbers.spread(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        diverged,
        Misses.NONE,
        words(claim, found),
        Exhibit.NONE);
  }

  /** How much of its bound a number that is never negative used. */
  private static OptionalDouble tightness(Amount claim, double mean) {
    if (claim.lo() < 0 || claim.bound() <= 0 || Double.isNaN(mean)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(claim.atMost() ? mean / claim.bound() : claim.bound() / mean);
  }

  private String words(Amount claim, MeanFinding found) {
    String low = Numbers.rounded(found.meanLow(), DIGITS);
    String high = Numbers.rounded(found.meanHigh(), DIGITS);
    String mean = low.equals(high) ? low : "between " + low + " and " + high;
    return "mean "
        + mean
        + " over "
        + trials
        + " trials"
        + (diverged == 0 ? "" : " (" + diverged + " diverged)")
        + "; claimed at "
        + (claim.atMost() ? "most " : "least ")
        + Numbers.rounded(claim.bound(), DIGITS);
  }
}

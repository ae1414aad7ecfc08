package twophase.kit.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.Quantity;
import twophase.kit.evidence.Sweep;
import twophase.kit.inference.Decision;
import twophase.kit.inference.GrowthTrend;
import twophase.kit.inference.OrderClaim;
import twophase.kit.inference.OrderFinding;
import twophase.kit.inference.OrderProcess;
import twophase.kit.inference.TheilSen;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Token;

/** Decides whether a constant grows along a sweep; the first trial says along which. */
final class GrowthTally implements Tally<Growth> {
  private static final int DIGITS = 3;

  private final double p0;
  private final Terms terms;
  private final Measured exponents = new Measured();
  private Optional<Begun> begun = Optional.empty();
  private long diverged;
  private long trials;

  /** What was begun by the first trial. */
  private record Begun(Growth first, OrderProcess process) {
    boolean sameClaim(Growth other) {
      return first.most() == other.most()
          && first.tolerance() == other.tolerance()
          && Arrays.equals(first.curve().at(), other.curve().at());
    }
  }

  GrowthTally(Allowance allowance, Terms terms) {
    this.p0 = allowance.seen();
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
  public boolean take(Growth seen) {
    if (begun.isEmpty()) {
      begun = Optional.of(new Begun(seen, claim(seen).start()));
    }
    Begun now = begun.orElseThrow();
    if (!now.sameClaim(seen)) {
      throw new IllegalStateException("trials of one setting claim different things of a sweep");
    }
    boolean grows = now.process().observe(seen.curve().seen());
    trials++;
    diverged += seen.diverged() ? 1 : 0;
    exponents.add(TheilSen.powerLaw(seen.curve().at(), seen.curve().seen()));
    exponents.add(seen.curve());
    return grows;
  }

  private OrderClaim claim(Growth growth) {
    GrowthTrend trend = new GrowthTrend(growth.tolerance(), growth.curve().at());
    return OrderClaim.atMost(growth.most(), p0, trend)
        .withErrors(terms.certify(), terms.refute())
        .withBudget(terms.trials());
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

  private CaseFinding finding(Token token, Growth claim, OrderFinding found) {
    double flat = (double) (trials - found.growing()) / trials;
    return new CaseFinding(
        token,
        Tally.outcome(found.decision()),
        flat,
        OrderClaim.STEADY,
        OptionalDouble.of(found.largest() / claim.most()),
        Optional.of(new Decided(Quantity.STEADY, found)),
        exponents.value(),
        exponents.spread(),
        Optional.empty(),
        exponents.sweep(),
        Optional.empty(),
        diverged,
        Misses.NONE,
        words(claim, found),
        Exhibit.NONE);
  }

  private String words(Growth claim, OrderFinding found) {
    return "grew along "
        + found.growing()
        + " of "
        + trials
        + " sweeps in "
        + claim.curve().x()
        + (diverged == 0 ? "" : " (" + diverged + " with a run that diverged)")
        + exponents
            .sweep()
            .filter(sweep -> !sweep.points().isEmpty())
            .map(GrowthTally::medians)
            .orElse("")
        + exponents.words("exponent")
        + ", largest "
        + Numbers.rounded(found.largest(), DIGITS)
        + "; claimed not to grow faster than the scale to the power "
        + Numbers.rounded(claim.tolerance(), DIGITS)
        + ", whatever the constant, and certified at "
        + Numbers.rounded(claim.most(), DIGITS);
  }

  private static String medians(Sweep sweep) {
    return sweep.points().stream()
        .map(point -> Numbers.rounded(point.median().estimate(), DIGITS))
        .collect(Collectors.joining(", ", ", by medians ", ""));
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import twophase.kit.number.Interval;

class MeanClaimTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static MeanFinding run(MeanClaim claim, ToDoubleFunction<SplittableRandom> law) {
    SplittableRandom random = new SplittableRandom(7);
    MeanProcess process = claim.start();
    while (process.undecided()) {
      double value = law.applyAsDouble(random);
      process.observe(value, value);
    }
    return process.finding();
  }

  private static double width(MeanFinding finding) {
    return finding.anytime().high() - finding.anytime().low();
  }

  @Test
  void decidesUpperBounds() {
    MeanClaim claim = MeanClaim.atMost(0.6, 0, 1).withBudget(5_000);
    MeanFinding holds = run(claim, SplittableRandom::nextDouble);
    assertThat(holds.decision(), is(Decision.CERTIFIED));
    assertThat(holds.logCertifyEvidence(), greaterThanOrEqualTo(holds.certifyThreshold()));
    assertThat(holds.anytime().contains(0.5), is(true));
    assertThat(holds.mean(), closeTo(0.5, 0.1));
    // uniform law, distance 0.1: about 2 * (1/12) * ln(10^6) / 0.01 = 230 trials, plus the
    // mixture's price
    assertThat(holds.trials(), is(greaterThan(120L)));
    assertThat(holds.trials(), is(lessThan(700L)));
    MeanFinding refuted = run(claim, random -> 0.4 + 0.6 * random.nextDouble());
    assertThat(refuted.decision(), is(Decision.REFUTED));
    assertThat(refuted.anytime().contains(0.7), is(true));
  }

  @Test
  void decidesLowerBounds() {
    MeanClaim claim = MeanClaim.atLeast(-1, -3, 3).withBudget(5_000);
    MeanFinding holds = run(claim, random -> random.nextDouble() - 0.5);
    assertThat(holds.decision(), is(Decision.CERTIFIED));
    MeanFinding fails = run(claim, random -> random.nextDouble() - 2);
    assertThat(fails.decision(), is(Decision.REFUTED));
  }

  /**
   * On values 0 and 1 the fractions f are Bernoulli alternatives m + f (1 - m): compare by hand.
   */
  @Test
  void wealthIsThatOfTheFormula() {
    double[] fraction = {1, 0.5};
    RatioMixture mixture = new RatioMixture(fraction);
    mixture.observe(2.5);
    mixture.observe(0.4);
    double byHand = 0.25 * 2.5 * 0.4 + 0.75 * (0.5 + 1.25) * (0.5 + 0.2);
    assertThat(mixture.logEvidence(), closeTo(Math.log(byHand), 1e-15));
    mixture.observe(0);
    assertThat(mixture.logEvidence(), closeTo(Math.log(0.75 * 1.75 * 0.7 * 0.5), 1e-15));
  }

  @Test
  void wealthNeitherOverflowsNorTurnsNaN() {
    RatioMixture mixture = new RatioMixture(new double[] {1, 0.5, 0.01});
    for (int i = 0; i < 1_000; i++) {
      mixture.observe(Double.POSITIVE_INFINITY);
    }
    assertThat(mixture.logEvidence(), greaterThan(600_000.0));
    mixture.observe(0);
    assertThat(mixture.logEvidence(), greaterThan(600_000.0));
    for (int i = 0; i < 2_000_000; i++) {
      mixture.observe(0);
    }
    assertThat(mixture.logEvidence(), is(lessThan(680_000.0)));
    assertThat(Double.isNaN(mixture.logEvidence()), is(false));
  }

  @Test
  void unboundedQuantityIsRefutedButNeverCertified() {
    MeanClaim claim = MeanClaim.atMost(1, 0, INF).withBudget(3_000);
    assertThat(claim.isCertifiable(), is(false));
    assertThat(claim.isRefutable(), is(true));
    ToDoubleFunction<SplittableRandom> exponential = random -> -Math.log(1 - random.nextDouble());
    assertThat(
        run(claim, random -> 2 * exponential.applyAsDouble(random)).decision(),
        is(Decision.REFUTED));
    MeanFinding low = run(claim, random -> 0.01 * random.nextDouble());
    assertThat(low.decision(), is(Decision.INCONCLUSIVE));
    assertThat(low.anytime().high(), is(INF));
    assertThat(low.logCertifyEvidence(), is(Double.NEGATIVE_INFINITY));
    // the capped mean is what can be certified
    MeanClaim capped = MeanClaim.atMost(1, 0, 20).withBudget(3_000);
    MeanFinding finding =
        run(capped, random -> Math.min(20, 0.4 * exponential.applyAsDouble(random)));
    assertThat(finding.decision(), is(Decision.CERTIFIED));
  }

  @Test
  void unboundedBelowIsTheMirrorImage() {
    MeanClaim claim = MeanClaim.atLeast(-1, Double.NEGATIVE_INFINITY, 0).withBudget(2_000);
    assertThat(claim.isCertifiable(), is(false));
    MeanFinding finding = run(claim, random -> -2 - random.nextDouble());
    assertThat(finding.decision(), is(Decision.REFUTED));
    assertThat(finding.anytime().low(), is(Double.NEGATIVE_INFINITY));
    MeanClaim certifiable = MeanClaim.atLeast(1, 0, INF).withBudget(2_000);
    assertThat(certifiable.isCertifiable() && !certifiable.isRefutable(), is(true));
    assertThat(run(certifiable, random -> 3).decision(), is(Decision.CERTIFIED));
    assertThat(run(certifiable, random -> 0).decision(), is(Decision.INCONCLUSIVE));
  }

  @Test
  void slackOpensTheClaimWhereTheTruthSitsAtIt() {
    MeanClaim claim = MeanClaim.atMost(0.5, 0, 1).withBudget(5_000);
    assertThat(run(claim, SplittableRandom::nextDouble).decision(), is(Decision.INCONCLUSIVE));
    assertThat(
        run(claim.withSlack(0.1), SplittableRandom::nextDouble).decision(), is(Decision.CERTIFIED));
    MeanClaim lower = MeanClaim.atLeast(0.5, 0, 1).withBudget(5_000).withSlack(0.1);
    assertThat(run(lower, SplittableRandom::nextDouble).decision(), is(Decision.CERTIFIED));
  }

  @Test
  void intervalShrinksLikeTheSquareRoot() {
    MeanClaim claim = MeanClaim.atMost(0.5, 0, 1);
    double narrow = width(run(claim.withBudget(10_000), SplittableRandom::nextDouble));
    double wide = width(run(claim.withBudget(400), SplittableRandom::nextDouble));
    // fixed-n normal width at 10,000: 2 * 2.58 * sqrt(1/12) / 100 = 0.0149
    assertThat(narrow, is(greaterThan(0.0149)));
    assertThat(narrow, is(lessThan(2.2 * 0.0149)));
    assertThat(wide / narrow, is(closeTo(5, 1.2)));
  }

  @Test
  void longRunsHaveAnIntervalToo() {
    MeanClaim claim = MeanClaim.atMost(0.5, 0, 1).withBudget(100_001);
    MeanFinding finding = run(claim, random -> random.nextDouble());
    assertThat(finding.trials(), is(100_001L));
    assertThat(finding.anytime().contains(0.5), is(true));
    assertThat(width(finding), is(lessThan(0.01)));
  }

  @Test
  void valuesAtTheEndGiveACollapsedSide() {
    MeanFinding finding = run(MeanClaim.atMost(0.5, 0, 1).withBudget(30), random -> 0);
    assertThat(finding.anytime().low(), is(0.0));
    assertThat(finding.decision(), is(Decision.CERTIFIED));
    assertThat(finding.anytime().high(), is(lessThan(0.4)));
  }

  @Test
  void brokenValuesAreRefused() {
    for (double bad : new double[] {Double.NaN, INF, -0.001, 1.001}) {
      MeanProcess process = MeanClaim.atMost(0.5, 0, 1).start();
      process.observe(0.1, 0.1);
      Throwing.assertBadArgument("is outside", () -> process.observe(bad, bad));
      assertThat(process.finding().decision(), is(Decision.INCONCLUSIVE));
      assertThat(process.finding().trials(), is(1L));
    }
  }

  @Test
  void emptyVacuousAndDecided() {
    MeanFinding empty = MeanClaim.atMost(0.5, 0, 1).start().finding();
    assertThat(empty.decision(), is(Decision.INCONCLUSIVE));
    assertThat(Double.isNaN(empty.mean()), is(true));
    assertThat(empty.anytime(), is(new Interval(0, 1, 0.99)));
    assertThat(MeanClaim.atMost(1, 0, 1).start().undecided(), is(false));
    assertThat(MeanClaim.atMost(1, 0, 1).start().finding().decision(), is(Decision.VACUOUS));
    assertThat(MeanClaim.atLeast(0, 0, 1).start().finding().decision(), is(Decision.VACUOUS));
    MeanProcess process = MeanClaim.atMost(0.5, 0, 1).start();
    while (process.undecided()) {
      process.observe(0, 0);
    }
    assertThat(process.finding().decision(), is(Decision.CERTIFIED));
  }

  @Test
  void badInputStopsAtTheBorder() {
    MeanClaim claim = MeanClaim.atMost(0.5, 0, 1);
    Throwing.assertBadArgument("finite", () -> MeanClaim.atMost(Double.NaN, 0, 1));
    Throwing.assertBadArgument("lo < hi", () -> MeanClaim.atMost(0, 1, 1));
    Throwing.assertBadArgument("lo < hi", () -> MeanClaim.atMost(0, -INF, INF));
    Throwing.assertBadArgument("overflow", () -> MeanClaim.atMost(0, -1e308, 1e308));
    Throwing.assertBadArgument("at least 0.0", () -> MeanClaim.atMost(-1, 0, 1));
    Throwing.assertBadArgument("at most 1.0", () -> MeanClaim.atLeast(2, 0, 1));
    Throwing.assertBadArgument("slack", () -> claim.withSlack(0.5));
    Throwing.assertBadArgument("slack", () -> claim.withSlack(-0.1));
    Throwing.assertBadArgument("budget", () -> claim.withBudget(10_000_001));
    Throwing.assertBadArgument("certify", () -> claim.withErrors(0, 0.5));
    Throwing.assertBadArgument("refute", () -> claim.withErrors(0.5, 2));
  }

  /** Each bettor is told the end that is worse for her. */
  @Test
  void aBracketDecidesNothingThatOneOfItsEndsDoesNot() {
    MeanClaim claim = MeanClaim.atMost(0.5, 0, 1).withBudget(2_000);
    MeanProcess open = claim.start();
    while (open.undecided()) {
      open.observe(0.4, 0.6);
    }
    assertThat(open.decision(), is(Decision.INCONCLUSIVE));
    assertThat(open.finding().meanLow(), closeTo(0.4, 1e-12));
    assertThat(open.finding().meanHigh(), closeTo(0.6, 1e-12));
    assertThat(open.finding().mean(), closeTo(0.5, 1e-12));
    MeanProcess above = claim.start();
    while (above.undecided()) {
      above.observe(0.55, 0.9);
    }
    assertThat(above.decision(), is(Decision.REFUTED));
    MeanProcess crossed = claim.start();
    Throwing.assertBadArgument("[0.6, 0.4]", () -> crossed.observe(0.6, 0.4));
  }

  /** A rare certain failure, four times as often as allowed: the small bets find it. */
  @Test
  void rareFailuresAreFoundWhereLittleIsAllowed() {
    MeanClaim claim = MeanClaim.ofFailure(1e-3).withBudget(20_000);
    MeanFinding refuted = run(claim, random -> random.nextDouble() < 4e-3 ? 1 : 0);
    assertThat(refuted.decision(), is(Decision.REFUTED));
    MeanFinding held = run(claim, random -> 1e-5);
    assertThat(held.decision(), is(Decision.CERTIFIED));
    // ln(10^6)/10^-3 is the least that any test needs
    assertThat(held.trials(), is(lessThan(17_000L)));
  }

  @Test
  void nothingIsAllowed() {
    MeanProcess process = MeanClaim.ofFailure(0).start();
    process.observe(0, 0);
    assertThat(process.decision(), is(Decision.INCONCLUSIVE));
    process.observe(1e-300, 1e-300);
    assertThat(process.decision(), is(Decision.REFUTED));
    MeanFinding held = run(MeanClaim.ofFailure(0), random -> 0);
    assertThat(held.decision(), is(Decision.CERTIFIED));
    assertThat(held.claim().slack(), is(0.01));
    assertThat(MeanClaim.ofFailure(1).isVacuous(), is(true));
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class TwoSampleClaimTest {

  private static TwoSampleFinding run(
      TwoSampleClaim claim, ToDoubleFunction<SplittableRandom> second) {
    SplittableRandom random = new SplittableRandom(9);
    TwoSampleProcess process = claim.start();
    while (process.undecided()) {
      process.observe(random.nextDouble(), second.applyAsDouble(random));
    }
    return process.finding();
  }

  @Test
  void equalityIsRefutedOrNotRefuted() {
    TwoSampleClaim claim = TwoSampleClaim.equal().withBudget(10_000);
    TwoSampleFinding same = run(claim, SplittableRandom::nextDouble);
    assertThat(same.decision(), is(Decision.INCONCLUSIVE));
    assertThat(same.pairs(), is(10_000L));
    assertThat(same.high(), is(lessThan(0.09)));
    assertThat(same.low(), is(0.0));
    TwoSampleFinding shifted = run(claim, random -> random.nextDouble() + 0.2);
    assertThat(shifted.decision(), is(Decision.REFUTED));
    assertThat(shifted.logPValue(), lessThanOrEqualTo(shifted.logThreshold()));
    // n D^2 = ln(2 L / error), L = 22, at about 440 pairs
    assertThat(shifted.pairs(), is(lessThan(1_100L)));
    // same mean and variance, another shape
    double half = Math.sqrt(1 / 12.0);
    TwoSampleFinding coin = run(claim, random -> 0.5 + (random.nextBoolean() ? half : -half));
    assertThat(coin.decision(), is(Decision.REFUTED));
  }

  @Test
  void smallDifferenceIsCertifiedLargeRefuted() {
    TwoSampleClaim claim = TwoSampleClaim.within(0.1);
    TwoSampleFinding same = run(claim, SplittableRandom::nextDouble);
    assertThat(same.decision(), is(Decision.CERTIFIED));
    assertThat(same.high(), lessThanOrEqualTo(0.1));
    assertThat(same.pairs(), is(greaterThan(3_500L)));
    assertThat(same.pairs(), is(lessThan(9_000L)));
    TwoSampleFinding apart = run(claim, random -> random.nextDouble() + 0.3);
    assertThat(apart.decision(), is(Decision.REFUTED));
    assertThat(apart.low(), is(greaterThan(0.1)));
    TwoSampleFinding open = run(claim.withBudget(500), random -> random.nextDouble() + 0.1);
    assertThat(open.decision(), is(Decision.INCONCLUSIVE));
  }

  /** Numbers from python3: math.comb and fractions.Fraction, logarithm by decimal. */
  @Test
  void smirnovBoundIsThatOfTheFormula() {
    assertThat(TwoSampleProcess.logSmirnov(10, 5), closeTo(-1.784790799911962, 1e-14));
    assertThat(TwoSampleProcess.logSmirnov(100, 30), closeTo(-8.399970616124902, 1e-13));
    assertThat(TwoSampleProcess.logSmirnov(8, 8), closeTo(-8.769507120030227, 1e-14));
    assertThat(TwoSampleProcess.logSmirnov(5, 0), is(0.0));
    assertThat(TwoSampleProcess.logSmirnov(100, 1), is(0.0));
  }

  @Test
  void smirnovBoundIsCloseToTheExactTail() {
    KolmogorovSmirnovTest exact = new KolmogorovSmirnovTest();
    for (int k = 10; k <= 30; k += 5) {
      double p = exact.exactP(k / 50.0 - 1e-9, 50, 50, false);
      double bound = Math.exp(TwoSampleProcess.logSmirnov(50, k));
      assertThat(bound, greaterThanOrEqualTo(p * (1 - 1e-9)));
      assertThat(bound, lessThanOrEqualTo(1.1 * p));
    }
  }

  @Test
  void distanceAgreesWithCommonsMath() {
    SplittableRandom random = new SplittableRandom(4);
    double[] x = new double[8];
    double[] y = new double[8];
    TwoSampleProcess process = TwoSampleClaim.equal().withBudget(8).start();
    for (int i = 0; i < 8; i++) {
      x[i] = random.nextInt(5);
      y[i] = random.nextInt(7) - 1;
      process.observe(x[i], y[i]);
    }
    double other = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(x, y);
    assertThat(process.finding().distance(), closeTo(other, 1e-15));
  }

  @Test
  void signedZerosAreOneValueAndInfinitiesAreValues() {
    TwoSampleProcess zeros = TwoSampleClaim.equal().withBudget(8).start();
    for (int i = 0; i < 8; i++) {
      zeros.observe(0.0, -0.0);
    }
    assertThat(zeros.finding().distance(), is(0.0));
    assertThat(zeros.finding().logPValue(), is(0.0));
    TwoSampleProcess infinite = TwoSampleClaim.equal().withErrors(0.01, 0.01).start();
    while (infinite.undecided()) {
      infinite.observe(1, Double.POSITIVE_INFINITY);
    }
    assertThat(infinite.finding().decision(), is(Decision.REFUTED));
    assertThat(infinite.finding().distance(), is(1.0));
  }

  @Test
  void looksGrowGeometricallyAndEndWithTheBudget() {
    TwoSampleClaim claim = TwoSampleClaim.equal().withBudget(50);
    assertThat(claim.lookAfter(0), is(8L));
    assertThat(claim.lookAfter(8), is(12L));
    assertThat(claim.lookAfter(12), is(16L));
    assertThat(claim.lookAfter(16), is(23L));
    assertThat(claim.lookAfter(46), is(50L));
    assertThat(claim.looks(), is(7));
    assertThat(claim.withBudget(5).looks(), is(1));
    assertThat(claim.withBudget(10_000_000).looks(), is(42));
  }

  /** By hand: 3 looks (8, 12, 16 pairs) share each error; the two radii add up. */
  @Test
  void boundsAreThoseOfTheFormula() {
    TwoSampleProcess process =
        TwoSampleClaim.within(0.9).withErrors(0.03, 0.3).withBudget(16).start();
    for (int i = 0; i < 8; i++) {
      process.observe(i, i + 0.5);
    }
    assertThat(process.finding().distance(), is(0.125));
    assertThat(process.finding().high(), is(1.0));
    for (int i = 0; i < 8; i++) {
      process.observe(i, i + 0.5);
    }
    double certifyRadius = Math.sqrt(Math.log(4 * 3 / 0.03) / 32);
    assertThat(process.finding().distance(), is(0.125));
    assertThat(process.finding().high(), closeTo(Math.min(1, 0.125 + 2 * certifyRadius), 1e-14));
    TwoSampleProcess apart =
        TwoSampleClaim.within(0.1).withErrors(0.03, 0.3).withBudget(16).start();
    for (int i = 0; i < 8; i++) {
      apart.observe(i, i + 100);
    }
    double refuteRadius = Math.sqrt(Math.log(4 * 3 / 0.3) / 16);
    assertThat(apart.finding().low(), closeTo(1 - 2 * refuteRadius, 1e-14));
    assertThat(apart.finding().logThreshold(), closeTo(Math.log(0.1), 1e-14));
  }

  @Test
  void failsClosed() {
    TwoSampleProcess process = TwoSampleClaim.within(0.5).start();
    assertThat(process.finding().decision(), is(Decision.INCONCLUSIVE));
    assertThat(process.finding().high(), is(1.0));
    process.observe(1, Double.NaN);
    assertThat(process.undecided(), is(false));
    assertThat(process.finding().abandoned().orElseThrow(), containsString("NaN in pair 1"));
    Throwing.assertBadState("INCONCLUSIVE after 0", () -> process.observe(1, 1));
    process.abandon("second");
    assertThat(process.finding().abandoned().orElseThrow(), containsString("NaN"));
    TwoSampleProcess vacuous = TwoSampleClaim.within(1).start();
    assertThat(vacuous.undecided(), is(false));
    assertThat(vacuous.finding().decision(), is(Decision.VACUOUS));
  }

  @Test
  void badInputStopsAtTheBorder() {
    TwoSampleClaim claim = TwoSampleClaim.equal();
    Throwing.assertBadArgument("delta", () -> TwoSampleClaim.within(0));
    Throwing.assertBadArgument("delta", () -> TwoSampleClaim.within(Double.NaN));
    Throwing.assertBadArgument("budget", () -> claim.withBudget(0));
    Throwing.assertBadArgument("certify", () -> claim.withErrors(0, 0.1));
    Throwing.assertBadArgument("refute", () -> claim.withErrors(0.1, 1));
    Throwing.assertBadArgument("reason", () -> claim.start().abandon(""));
    assertThat(claim.toString(), containsString("F = G"));
    assertThat(TwoSampleClaim.within(0.25).toString(), containsString("<= 0.25"));
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import twophase.kit.number.Interval;

class RatesTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NaN = Double.NaN;

  @Test
  void slopesOfExactLaws() {
    double[] x = {1, 2, 4, 8, 16};
    assertThat(TheilSen.powerLaw(x, new double[] {3, 12, 48, 192, 768}), closeTo(2, 1e-14));
    double[] decay = new double[5];
    for (int i = 0; i < 5; i++) {
      decay[i] = 5 * Math.exp(-0.3 * x[i]);
    }
    assertThat(TheilSen.exponential(x, decay), closeTo(-0.3, 1e-14));
  }

  /** Slopes 1, 1, 10, 1, 5.5, 4 by hand: the middle two are 1 and 4. */
  @Test
  void theilSenResistsOnePoint() {
    double[] x = {0, 1, 2, 3};
    double[] y = {1, Math.E, Math.exp(2), Math.exp(12)};
    assertThat(TheilSen.exponential(x, y), closeTo(2.5, 1e-14));
    // equal x give no slope
    double[] twice = {0, 0, 1};
    assertThat(
        TheilSen.exponential(twice, new double[] {1, Math.exp(2), Math.exp(3)}),
        closeTo(2.0, 1e-14));
  }

  /** A count of zero, a run that diverged, a sweep of one value: cases with an answer. */
  @Test
  void whereThereIsNoSlopeNoneIsGiven() {
    double[] two = {1, 2};
    for (double none : new double[] {0, -1, INF, NaN}) {
      assertThat(TheilSen.powerLaw(two, new double[] {none, 1}), is(NaN));
      assertThat(TheilSen.powerLaw(new double[] {none, 1}, two), is(NaN));
      assertThat(TheilSen.exponential(two, new double[] {none, 1}), is(NaN));
    }
    assertThat(TheilSen.exponential(new double[] {1, NaN}, two), is(NaN));
    assertThat(TheilSen.exponential(new double[] {-1, 0}, two), is(Math.log(2)));
    assertThat(TheilSen.powerLaw(new double[] {1, 1}, two), is(NaN));
    assertThat(TheilSen.powerLaw(new double[0], new double[0]), is(NaN));
  }

  @Test
  void medianAndItsInterval() {
    assertThat(Median.of(new double[] {3, 1, 2}), is(2.0));
    assertThat(Median.of(new double[] {4, 1, 2, 3}), is(2.5));
    assertThat(Median.of(new double[] {1.7e308, 1.7e308}), is(1.7e308));
    Interval none = Median.interval(new double[0], 0.9);
    assertThat(none, is(new Interval(-INF, INF, 0.9)));
    assertThat(Median.interval(new double[] {5}, 0.9), is(new Interval(-INF, INF, 0.9)));
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 - i;
    }
    Interval interval = Median.interval(values, 0.99);
    // k-th smallest is k - 1 here; k is the smallest count whose interval reaches 1/2
    long k = (long) interval.low() + 1;
    assertThat(TimeUniformInterval.interval(k, 101, 0.99).high(), is(greaterThan(0.5)));
    assertThat(TimeUniformInterval.interval(k - 1, 101, 0.99).high(), is(lessThan(0.5)));
    assertThat(interval.high(), is(100 - interval.low()));
    assertThat(values[0], is(100.0));
  }

  @Test
  void quantilesAndTheirIntervals() {
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 - i;
    }
    assertThat(Quantile.of(new double[] {3, 1, 2}, 0.1), is(1.0));
    assertThat(Quantile.of(new double[] {3, 1, 2}, 0.9), is(3.0));
    assertThat(Quantile.of(values, 0.1), is(10.0));
    assertThat(Quantile.interval(values, 0.5, 0.99), is(Median.interval(values, 0.99)));
    Interval tenth = Quantile.interval(values, 0.1, 0.9);
    // the k-th smallest is k - 1 here
    long low = (long) tenth.low() + 1;
    long high = (long) tenth.high() + 1;
    assertThat(TimeUniformInterval.interval(low, 101, 0.9).high(), is(greaterThan(0.1)));
    assertThat(TimeUniformInterval.interval(low - 1, 101, 0.9).high(), is(lessThan(0.1)));
    assertThat(TimeUniformInterval.interval(high, 101, 0.9).low(), is(greaterThan(0.1)));
    assertThat(TimeUniformInterval.interval(high - 1, 101, 0.9).low(), is(lessThan(0.1)));
    // of 8 values 4 give p = 0.1 a likelihood ratio of 16, 5 of 188: beyond 100 from the fifth on
    assertThat(
        "too few values leave the side open that they cannot close",
        Quantile.interval(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 0.1, 0.99),
        is(new Interval(-INF, 5, 0.99)));
    for (int percent = 1; percent < 100; percent++) {
      for (int n = 1; n <= 300; n++) {
        double[] ranks = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        double nearest = (percent * n + 99) / 100;
        assertThat(percent + " % of " + n, Quantile.of(ranks, percent / 100.0), is(nearest));
      }
    }
    Throwing.assertBadArgument("p", () -> Quantile.of(values, 1));
    Throwing.assertBadArgument("p", () -> Quantile.interval(values, 0, 0.9));
  }

  @Test
  void kendallScoreAndTolerance() {
    GrowthTrend trend = new GrowthTrend(0, 1, 2, 4, 8);
    assertThat(trend.score(1, 2, 3, 4), is(6));
    assertThat(trend.score(4, 3, 2, 1), is(-6));
    assertThat(trend.score(1, 1, 1, 1), is(0));
    assertThat(trend.score(0, -0.0, 0, 1), is(3));
    assertThat(trend.score(0, 1, 0, 1), is(2));
    assertThat("what diverged is above all else", trend.score(1, 2, INF, INF), is(5));
    assertThat("what was not measured has no place", trend.score(1, NaN, 3, NaN), is(1));
    // grows like s^0.5: above a tolerance of 0.4, below one of 0.6
    double[] root = {1, Math.sqrt(2), 2, Math.sqrt(8)};
    assertThat(new GrowthTrend(0.4, 1, 2, 4, 8).score(root), is(6));
    assertThat(new GrowthTrend(0.6, 1, 2, 4, 8).score(root), is(-6));
  }

  private static OrderFinding sweep(OrderClaim claim, double exponent, double size) {
    SplittableRandom random = new SplittableRandom(11);
    OrderProcess process = claim.start();
    while (process.undecided()) {
      double[] constants = new double[4];
      for (int i = 0; i < 4; i++) {
        constants[i] = size * Math.pow(2, i * exponent) * (1 + 0.2 * random.nextDouble());
      }
      process.observe(constants);
    }
    return process.finding();
  }

  @Test
  void orderClaimDecidesTrendAndIsCertifiedBelowTheConstant() {
    GrowthTrend trend = new GrowthTrend(0.25, 1, 2, 4, 8);
    OrderClaim claim = OrderClaim.atMost(5, 0.5, trend).withErrors(1e-6, 1e-6).withBudget(3_000);
    OrderFinding flat = sweep(claim, 0, 1);
    assertThat(flat.decision(), is(Decision.CERTIFIED));
    assertThat(flat.largest(), is(lessThan(1.2)));
    assertThat(flat.anytime().contains(1), is(true));
    assertThat(flat.path().get(0).trials(), is(1L));
    assertThat(flat.logCertifyEvidence(), is(greaterThan(flat.certifyThreshold())));
    OrderFinding growing = sweep(claim, 0.5, 1);
    assertThat(growing.decision(), is(Decision.REFUTED));
    assertThat(growing.growing(), is(growing.trials()));
    assertThat(growing.logRefuteEvidence(), is(greaterThan(growing.refuteThreshold())));
    assertThat(growing.detectable().getAsDouble(), is(greaterThan(0.0)));
  }

  /** Another constant might do: nothing is refuted by one that is too small. */
  @Test
  void aConstantAboveTheDeclaredOneThatDoesNotGrowDecidesNothing() {
    GrowthTrend trend = new GrowthTrend(0.25, 1, 2, 4, 8);
    OrderClaim claim = OrderClaim.atMost(5, 0.5, trend).withErrors(1e-6, 1e-6).withBudget(3_000);
    OrderFinding large = sweep(claim, 0, 6);
    assertThat(large.decision(), is(Decision.INCONCLUSIVE));
    assertThat("it ends once both are clear", large.trials(), is(lessThan(100L)));
    assertThat(large.steady().decision(), is(Decision.CERTIFIED));
  }

  @Test
  void orderClaimFailsClosed() {
    OrderClaim claim = OrderClaim.atMost(5, 0.9, new GrowthTrend(0, 1, 2));
    for (double[] bad : new double[][] {{1, -1}, {1}}) {
      OrderProcess process = claim.start();
      process.observe(1, 1);
      Throwing.assertBadArgument("constant", () -> process.observe(bad));
      assertThat(process.finding().decision(), is(Decision.INCONCLUSIVE));
    }
    assertThat(claim.start().finding().decision(), is(Decision.INCONCLUSIVE));
    OrderProcess process = claim.withErrors(0.1, 0.1).start();
    while (process.undecided()) {
      process.observe(1, 2);
    }
    assertThat(process.decision(), is(Decision.REFUTED));
    Throwing.assertBadState("REFUTED", () -> process.observe(1, 2));
  }

  /** Neither for the claim nor against it. */
  @Test
  void sweepsInWhichNothingCouldBeMeasuredDecideNothing() {
    OrderProcess process =
        OrderClaim.atMost(5, 0.9, new GrowthTrend(0, 1, 2)).withBudget(300).start();
    while (process.undecided()) {
      assertThat(process.observe(1, NaN), is(false));
    }
    assertThat(process.decision(), is(Decision.INCONCLUSIVE));
    assertThat(process.finding().largest(), is(1.0));
  }

  @Test
  void badInputStopsAtTheBorder() {
    double[] two = {1, 2};
    Throwing.assertBadArgument("low <= high", () -> Interval.of(2, 1));
    Throwing.assertBadArgument("lengths", () -> TheilSen.exponential(two, new double[] {1, 1, 1}));
    double[] many = new double[5000];
    Arrays.fill(many, 1);
    Throwing.assertBadArgument("4096", () -> TheilSen.powerLaw(many, many));
    Throwing.assertBadArgument("2 to 1000", () -> new GrowthTrend(0, 1));
    Throwing.assertBadArgument("increasing", () -> new GrowthTrend(0, 2, 1));
    Throwing.assertBadArgument("increasing", () -> new GrowthTrend(0, 1, INF));
    Throwing.assertBadArgument("tolerance", () -> new GrowthTrend(-1, 1, 2));
    GrowthTrend trend = new GrowthTrend(0, 1, 2);
    Throwing.assertBadArgument("positive", () -> OrderClaim.atMost(0, 1, trend));
    Throwing.assertBadArgument("positive", () -> OrderClaim.atMost(1, 0, trend));
    OrderClaim claim = OrderClaim.atMost(1, 1, trend);
    Throwing.assertBadArgument("budget", () -> claim.withBudget(0));
    Throwing.assertBadArgument("certify", () -> claim.withErrors(0, 0.1));
  }
}

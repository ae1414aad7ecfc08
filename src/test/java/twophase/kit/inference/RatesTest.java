package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import twophase.kit.number.Interval;

class RatesTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void slopesOfExactLaws() {
    double[] x = {1, 2, 4, 8, 16};
    double[] square = {3, 12, 48, 192, 768};
    Interval all = Interval.of(0.5, 20);
    RateEstimate power = RateEstimate.powerLaw(x, square, all);
    assertThat(power.theilSen(), closeTo(2, 1e-14));
    assertThat(power.leastSquares(), closeTo(2, 1e-14));
    assertThat(power.points(), is(5));
    double[] decay = new double[5];
    for (int i = 0; i < 5; i++) {
      decay[i] = 5 * Math.exp(-0.3 * x[i]);
    }
    assertThat(RateEstimate.exponential(x, decay, all).theilSen(), closeTo(-0.3, 1e-14));
    assertThat(RateEstimate.linear(x, x, all).leastSquares(), closeTo(1, 1e-14));
  }

  @Test
  void windowDecidesWhatCounts() {
    double[] x = {1, 2, 3, 4, 100};
    double[] y = {1, 2, 3, 4, Double.NaN};
    RateEstimate rate = RateEstimate.linear(x, y, Interval.of(1, 4));
    assertThat(rate, is(new RateEstimate(1, 1, 4)));
    assertThat(RateEstimate.linear(x, y, Interval.of(2, 3)).points(), is(2));
  }

  /** Slopes 1, 1, 10, 1, 5.5, 4 by hand: the middle two are 1 and 4. */
  @Test
  void theilSenResistsOnePoint() {
    double[] x = {0, 1, 2, 3};
    double[] y = {0, 1, 2, 12};
    RateEstimate rate = RateEstimate.linear(x, y, Interval.of(0, 3));
    assertThat(rate.theilSen(), closeTo(2.5, 1e-15));
    assertThat(rate.leastSquares(), closeTo(3.7, 1e-14));
    // equal x give no slope
    double[] twice = {0, 0, 1};
    assertThat(
        RateEstimate.linear(twice, new double[] {0, 2, 3}, Interval.of(0, 1)).theilSen(), is(2.0));
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
    Throwing.assertBadArgument("no values", () -> Quantile.of(new double[0], 0.5));
    Throwing.assertBadArgument("p", () -> Quantile.of(values, 1));
    Throwing.assertBadArgument("p", () -> Quantile.interval(values, 0, 0.9));
  }

  private static ExponentFinding run(ExponentClaim claim, double centre, double spread) {
    SplittableRandom random = new SplittableRandom(3);
    ExponentProcess process = claim.start();
    while (process.undecided()) {
      double slope = centre + spread * (random.nextDouble() - 0.5);
      process.observe(new RateEstimate(slope, slope + 0.01, 10));
    }
    return process.finding();
  }

  @Test
  void exponentOfTheMedian() {
    ExponentClaim claim = ExponentClaim.median(-0.5, 0.1);
    ExponentFinding inside = run(claim, -0.5, 0.1);
    assertThat(inside.decision(), is(Decision.CERTIFIED));
    assertThat(inside.seeds(), is(22L));
    assertThat(inside.median(), closeTo(-0.5, 0.05));
    assertThat(inside.leastSquaresMean(), closeTo(-0.49, 0.05));
    assertThat(inside.interval().contains(-0.5), is(true));
    assertThat(inside.parts().size(), is(2));
    assertThat(run(claim, -0.5, 0.3).decision(), is(Decision.CERTIFIED));
    assertThat(run(claim, -0.2, 0.3).decision(), is(Decision.REFUTED));
    assertThat(run(claim, -0.8, 0.3).decision(), is(Decision.REFUTED));
    assertThat(run(claim, -0.4, 0.3).decision(), is(Decision.INCONCLUSIVE));
  }

  @Test
  void edgesOfTheToleranceAreInside() {
    ExponentClaim claim = ExponentClaim.median(1, 0.5);
    assertThat(run(claim, 0.5, 0).decision(), is(Decision.CERTIFIED));
    assertThat(run(claim, 1.5, 0).decision(), is(Decision.CERTIFIED));
    assertThat(run(ExponentClaim.share(1, 0, 0.9), 1, 0).decision(), is(Decision.CERTIFIED));
  }

  @Test
  void exponentOfAShare() {
    ExponentClaim claim = ExponentClaim.share(1, 0.1, 0.9);
    assertThat(run(claim, 1, 0.1).decision(), is(Decision.CERTIFIED));
    // half of the slopes outside: a median inside is not enough
    assertThat(run(claim, 1, 0.4).decision(), is(Decision.REFUTED));
    assertThat(claim.toString(), containsString("P(slope in [0.9, 1.1]) >= 0.9"));
    assertThat(ExponentClaim.median(1, 0).toString(), containsString("median slope in [1.0, 1.0]"));
  }

  @Test
  void exponentFailsClosed() {
    ExponentProcess process = ExponentClaim.median(0, 1).withErrors(0.1, 0.1).withBudget(9).start();
    assertThat(process.finding().decision(), is(Decision.INCONCLUSIVE));
    assertThat(Double.isNaN(process.finding().median()), is(true));
    process.observe(new RateEstimate(0, 0, 2));
    process.observe(new RateEstimate(Double.NaN, 0, 2));
    assertThat(process.undecided(), is(false));
    assertThat(process.finding().abandoned().orElseThrow(), containsString("NaN"));
    assertThat(process.finding().decision(), is(Decision.INCONCLUSIVE));
    assertThat(process.finding().seeds(), is(1L));
    Throwing.assertBadState("NaN", () -> process.observe(new RateEstimate(0, 0, 2)));
    ExponentProcess other = ExponentClaim.median(0, 1).start();
    other.abandon("no data");
    assertThat(other.finding().abandoned().orElseThrow(), is("no data"));
    ExponentProcess late = ExponentClaim.median(0, 1).withErrors(0.1, 0.1).start();
    while (late.undecided()) {
      late.observe(new RateEstimate(0, 0, 2));
    }
    late.abandon("too late");
    assertThat(late.finding().decision(), is(Decision.CERTIFIED));
  }

  @Test
  void kendallScoreAndTolerance() {
    GrowthTrend trend = GrowthTrend.over(1, 2, 4, 8);
    assertThat(trend.score(1, 2, 3, 4), is(6));
    assertThat(trend.score(4, 3, 2, 1), is(-6));
    assertThat(trend.score(1, 1, 1, 1), is(0));
    assertThat(trend.score(0, -0.0, 0, 1), is(3));
    assertThat(trend.score(0, 1, 0, 1), is(2));
    // grows like s^0.5: above a tolerance of 0.4, below one of 0.6
    double[] root = {1, Math.sqrt(2), 2, Math.sqrt(8)};
    assertThat(trend.withTolerance(0.4).score(root), is(6));
    assertThat(trend.withTolerance(0.6).score(root), is(-6));
    assertThat(trend.size(), is(4));
  }

  /** Numbers from python3: counts of permutations by inversions, exact integers, ln by decimal. */
  @Test
  void kendallTailIsExact() {
    assertThat(GrowthTrend.logUpperTail(3, 3), closeTo(-1.791759469228055, 1e-14));
    assertThat(GrowthTrend.logUpperTail(6, 5), closeTo(-2.148434413166788, 1e-14));
    assertThat(GrowthTrend.logUpperTail(45, 10), closeTo(-15.104412573075515, 1e-13));
    assertThat(GrowthTrend.logUpperTail(21, 10), closeTo(-3.316624353115766, 1e-13));
    assertThat(GrowthTrend.logUpperTail(0, 4), closeTo(-0.4700036292457356, 1e-14));
    assertThat(GrowthTrend.logUpperTail(150, 30), closeTo(-5.701976010509969, 1e-12));
    assertThat(GrowthTrend.logUpperTail(-6, 4), closeTo(0, 1e-14));
  }

  @Test
  void singleSweepIsTestedExactly() {
    GrowthTrend trend = GrowthTrend.over(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(trend.logPValue(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), closeTo(-15.1044, 1e-4));
    assertThat(trend.logPValue(new double[10]), closeTo(0, 1e-14));
    assertThat(trend.logPValue(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), lessThanOrEqualTo(0.0));
    // 1/1000! is below the least double
    assertThat(GrowthTrend.logUpperTail(499_500, 1000), is(-690.0));
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
  void orderClaimDecidesBoundAndTrend() {
    GrowthTrend trend = GrowthTrend.over(1, 2, 4, 8).withTolerance(0.25);
    OrderClaim claim = OrderClaim.atMost(5, 1, trend).withErrors(1e-6, 1e-6).withBudget(3_000);
    OrderFinding flat = sweep(claim, 0, 1);
    assertThat(flat.decision(), is(Decision.CERTIFIED));
    assertThat(flat.largest(), is(lessThan(1.2)));
    OrderFinding large = sweep(claim, 0, 5);
    assertThat(large.decision(), is(Decision.REFUTED));
    assertThat(large.bounded().decision(), is(Decision.REFUTED));
    assertThat(large.sweeps(), is(1L));
    OrderFinding growing = sweep(claim, 0.5, 1);
    assertThat(growing.decision(), is(Decision.REFUTED));
    assertThat(growing.steady().decision(), is(Decision.REFUTED));
    assertThat(growing.bounded().decision(), is(Decision.INCONCLUSIVE));
    assertThat(claim.toString(), containsString("constants <= 5.0 with 1.0 and without growth"));
  }

  @Test
  void orderClaimFailsClosed() {
    OrderClaim claim = OrderClaim.atMost(5, 0.9, GrowthTrend.over(1, 2));
    for (double[] bad : new double[][] {{1, Double.NaN}, {1, -1}, {1, INF}, {1}}) {
      OrderProcess process = claim.start();
      process.observe(1, 1);
      process.observe(bad);
      assertThat(process.undecided(), is(false));
      assertThat(process.finding().decision(), is(Decision.INCONCLUSIVE));
      assertThat(process.finding().abandoned().orElseThrow(), containsString("constant"));
    }
    OrderProcess process = claim.start();
    assertThat(process.finding().decision(), is(Decision.INCONCLUSIVE));
    process.abandon("diverged");
    process.abandon("second");
    assertThat(process.finding().abandoned().orElseThrow(), is("diverged"));
  }

  @Test
  void badInputStopsAtTheBorder() {
    Interval window = Interval.of(0, 10);
    double[] two = {1, 2};
    Throwing.assertBadArgument("low <= high", () -> Interval.of(2, 1));
    Throwing.assertBadArgument("lengths", () -> RateEstimate.linear(two, new double[3], window));
    Throwing.assertBadArgument(
        "x[1]", () -> RateEstimate.linear(new double[] {1, Double.NaN}, two, window));
    Throwing.assertBadArgument(
        "y[0]", () -> RateEstimate.linear(two, new double[] {INF, 1}, window));
    Throwing.assertBadArgument(
        "ln y[0]", () -> RateEstimate.powerLaw(two, new double[] {0, 1}, window));
    Throwing.assertBadArgument(
        "ln x[0]", () -> RateEstimate.powerLaw(new double[] {0, 1}, two, window));
    Throwing.assertBadArgument(
        "fewer than 2", () -> RateEstimate.linear(new double[] {1, 1}, two, window));
    Throwing.assertBadArgument(
        "4096", () -> RateEstimate.linear(new double[5000], new double[5000], window));
    Throwing.assertBadArgument("no values", () -> Median.of(new double[0]));
    Throwing.assertBadArgument("NaN", () -> Median.of(new double[] {Double.NaN}));
    Throwing.assertBadArgument("tau", () -> ExponentClaim.median(0, -1));
    Throwing.assertBadArgument("beta", () -> ExponentClaim.median(INF, 1));
    Throwing.assertBadArgument("p0", () -> ExponentClaim.share(0, 1, 1));
    Throwing.assertBadArgument("budget", () -> ExponentClaim.median(0, 1).withBudget(0));
    Throwing.assertBadArgument("refute", () -> ExponentClaim.median(0, 1).withErrors(0.1, 0));
    Throwing.assertBadArgument("2 to 1000", () -> GrowthTrend.over(1));
    Throwing.assertBadArgument("increasing", () -> GrowthTrend.over(2, 1));
    Throwing.assertBadArgument("increasing", () -> GrowthTrend.over(1, INF));
    Throwing.assertBadArgument("tolerance", () -> GrowthTrend.over(1, 2).withTolerance(-1));
    Throwing.assertBadArgument("positive", () -> OrderClaim.atMost(0, 1, GrowthTrend.over(1, 2)));
    Throwing.assertBadArgument("positive", () -> OrderClaim.atMost(1, 0, GrowthTrend.over(1, 2)));
    OrderClaim claim = OrderClaim.atMost(1, 1, GrowthTrend.over(1, 2));
    Throwing.assertBadArgument("budget", () -> claim.withBudget(0));
    Throwing.assertBadArgument("certify", () -> claim.withErrors(0, 0.1));
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import twophase.kit.number.Interval;

/** Every estimator, fit and decision has an answer to whatever a run may show. */
class DegenerateDataTest {
  private static final int TRIES = 500;

  @Provide
  Arbitrary<double[]> samples() {
    return Degenerate.samples();
  }

  @Provide
  Arbitrary<Double> number() {
    return Degenerate.number();
  }

  private static boolean none(double[] values) {
    return values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN);
  }

  private static boolean inUnit(Interval interval) {
    return 0 <= interval.low() && interval.high() <= 1;
  }

  @Property(tries = TRIES)
  void aQuantileIsOneOfTheValuesOrNone(@ForAll("samples") double[] values) {
    for (double p : new double[] {Double.MIN_VALUE, 0.1, 0.5, 0.9, Math.nextDown(1.0)}) {
      double quantile = Quantile.of(values, p);
      Interval interval = Quantile.interval(values, p, 0.99);
      assertThat(Double.isNaN(quantile), is(none(values)));
      boolean within =
          none(values) ? Double.isInfinite(interval.low()) : interval.contains(quantile);
      assertThat(within, is(true));
    }
  }

  @Property(tries = TRIES)
  void aMedianIsBetweenTheValuesOrNone(@ForAll("samples") double[] values) {
    double median = Median.of(values);
    Interval interval = Median.interval(values, 0.99);
    boolean apart =
        Quantile.of(values, 0.5) == Double.NEGATIVE_INFINITY
            && Arrays.stream(values).filter(v -> v == Double.POSITIVE_INFINITY).count() * 2
                == values.length;
    assertThat(Double.isNaN(median), is(none(values) || apart));
    assertThat(Double.isNaN(median) || interval.contains(median), is(true));
  }

  @Property(tries = TRIES)
  void aSlopeIsANumberWhereThereIsOne(
      @ForAll("samples") double[] values, @ForAll("samples") double[] others) {
    int n = Math.min(values.length, others.length);
    double[] x = Arrays.copyOf(values, n);
    double[] y = Arrays.copyOf(others, n);
    boolean logs = Arrays.stream(x).allMatch(v -> v > 0 && v < Double.POSITIVE_INFINITY);
    boolean measured = Arrays.stream(y).allMatch(v -> v > 0 && v < Double.POSITIVE_INFINITY);
    long different = Arrays.stream(x).map(StrictMath::log).distinct().count();
    assertThat(
        "ln y over ln x",
        Double.isFinite(TheilSen.powerLaw(x, y)),
        is(logs && measured && different > 1));
    double rate = TheilSen.exponential(x, y);
    boolean finite = Arrays.stream(x).allMatch(Double::isFinite);
    assertThat("ln y over x", finite && measured || Double.isNaN(rate), is(true));
  }

  @Property(tries = TRIES)
  void aSweepGrowsOrNot(@ForAll("samples") double[] values) {
    double[] constants = Arrays.stream(values).map(Math::abs).toArray();
    int n = constants.length;
    if (n < 2) {
      return;
    }
    double[] scales = new double[n];
    Arrays.setAll(scales, k -> StrictMath.pow(10, 50.0 * k));
    int pairs = n * (n - 1) / 2;
    GrowthTrend trend = new GrowthTrend(0.05, scales);
    assertThat(
        trend.score(constants),
        is(both(greaterThanOrEqualTo(-pairs)).and(lessThanOrEqualTo(pairs))));
    OrderProcess sweeps = OrderClaim.atMost(1, 0.5, trend).withBudget(60).start();
    assertThat(sweeps.finding().trials(), is(0L));
    while (sweeps.undecided()) {
      sweeps.observe(constants);
    }
    assertThat(sweeps.finding().decision(), is(notNullValue()));
    assertThat(Double.isNaN(sweeps.finding().largest()), is(false));
  }

  /** Values at the ends of their range, and ranges of every size. */
  @Property(tries = TRIES)
  void aMeanIsInItsRange(
      @ForAll("number") double one,
      @ForAll("number") double other,
      @ForAll("samples") double[] values,
      @ForAll boolean atMost) {
    double lo = Math.min(one, other);
    double hi = Math.max(one, other);
    double[] taken = Arrays.stream(values).filter(v -> lo <= v && v <= hi).toArray();
    if (!(lo < hi) || Double.isInfinite(hi - lo) || taken.length == 0) {
      return;
    }
    for (double bound : new double[] {lo, lo + (hi - lo) / 2, hi}) {
      MeanClaim claim = atMost ? MeanClaim.atMost(bound, lo, hi) : MeanClaim.atLeast(bound, lo, hi);
      MeanProcess process = claim.withBudget(40).start();
      for (int t = 0; process.undecided(); t++) {
        process.observe(taken[t % taken.length], taken[t % taken.length]);
      }
      MeanFinding found = process.finding();
      assertThat(found.decision(), is(notNullValue()));
      assertThat(Double.isNaN(found.logCertifyEvidence()), is(false));
      assertThat(Double.isNaN(found.logRefuteEvidence()), is(false));
      assertThat(found.trials() == 0 || lo <= found.mean() && found.mean() <= hi, is(true));
      assertThat(lo <= found.anytime().low() && found.anytime().high() <= hi, is(true));
    }
  }

  @Provide
  Arbitrary<Double> probability() {
    return Arbitraries.of(
        -1.0, 0.0, Double.MIN_VALUE, 1e-300, 1e-9, 0.5, 0.99, 1 - 0x1p-52, Math.nextDown(1.0), 1.0);
  }

  /** Counts of nothing and of all, chances next to 0 and to 1. */
  @Property(tries = 400)
  void anOutcomeIsDecidedOrNot(
      @ForAll("probability") double p0, @ForAll boolean shown, @ForAll boolean turns) {
    for (long budget : new long[] {1, 2, 300}) {
      EProcess process = ProbabilityClaim.atLeast(p0).withBudget(budget).start();
      for (int t = 0; process.undecided(); t++) {
        process.observe(shown ^ turns && t % 2 == 1);
      }
      ProbabilityFinding found = process.finding();
      assertThat(found.decision(), is(notNullValue()));
      assertThat(Double.isNaN(found.logCertifyEvidence()), is(false));
      assertThat(Double.isNaN(found.logRefuteEvidence()), is(false));
      assertThat(inUnit(found.anytime()), is(true));
      assertThat(found.detectable().orElse(1) > 0, is(true));
    }
  }

  @Provide
  Arbitrary<Long> count() {
    return Arbitraries.of(0L, 1L, 2L, 3L, 1000L, 1_000_000_000L);
  }

  @Property(tries = 300)
  void countsOfNothingAndOfAllHaveAnInterval(
      @ForAll("count") long n, @ForAll("count") long k, @ForAll boolean missing) {
    long seen = missing ? Math.max(0, n - k) : Math.min(n, k);
    for (double level : new double[] {Double.MIN_VALUE, 0.5, 0.99, Math.nextDown(1.0)}) {
      Interval exact = ClopperPearson.interval(seen, n, level);
      Interval anytime = TimeUniformInterval.interval(seen, n, level);
      assertThat(inUnit(exact) && inUnit(anytime), is(true));
      double share = n == 0 ? 0.5 : (double) seen / n;
      assertThat(anytime.contains(share), is(true));
    }
    for (double p : new double[] {Double.MIN_VALUE, 1e-9, 0.5, Math.nextDown(1.0)}) {
      if (n > 0) {
        double atMost = BinomialTail.logAtMost(seen, n, p, 1 - p);
        double atLeast = BinomialTail.logAtLeast(seen, n, p, 1 - p);
        assertThat(atMost <= 1e-9 && atLeast <= 1e-9, is(true));
      }
    }
  }
}

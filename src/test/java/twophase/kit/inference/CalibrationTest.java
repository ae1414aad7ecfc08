package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import twophase.kit.number.Interval;

/**
 * The tester, tested: error probabilities at the boundary, power away from it, and rules that are
 * wrong on purpose. Writes {@code target/calibration.md}.
 *
 * <p>"Within alpha" means here: the one-sided upper Clopper-Pearson limit at 99.9 % of the true
 * error probability is at or below alpha. Seeds are fixed, so the answers are the same at every
 * run.
 */
@Tag("calibration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalibrationTest {
  private static final int SUITES = 100_000;

  /** Two-sided, so 99.9 % on each side. */
  private static final double LEVEL = 0.998;

  private final StringBuilder table = new StringBuilder("# Calibration of the inference package\n");

  @AfterAll
  void writeTable() throws IOException {
    Path target = Path.of("target");
    Files.createDirectories(target);
    Files.writeString(target.resolve("calibration.md"), table.toString());
  }

  private void heading(String title, String... columns) {
    table.append("\n## ").append(title).append("\n\n");
    row((Object[]) columns);
    row(Arrays.stream(columns).map(column -> "---").toArray());
  }

  private void row(Object... cells) {
    table.append(
        Arrays.stream(cells)
            .map(CalibrationTest::word)
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String word(Object cell) {
    return cell instanceof Double number
        ? number != 0 && Math.abs(number) < 1e-3
            ? String.format(Locale.ROOT, "%.2e", number)
            : String.format(Locale.ROOT, "%.4f", number)
        : cell.toString();
  }

  private static double upperLimit(long count, long suites) {
    return ClopperPearson.interval(count, suites, LEVEL).high();
  }

  private static boolean isWithin(long count, long suites, double alpha) {
    return upperLimit(count, suites) <= alpha;
  }

  /** Verdict counts (certified, refuted) over independent suites. */
  private static long[] count(int suites, LongFunction<Decision> suite) {
    long[] counts = new long[2];
    for (int seed = 0; seed < suites; seed++) {
      Decision decision = suite.apply(seed);
      counts[0] += decision == Decision.CERTIFIED ? 1 : 0;
      counts[1] += decision == Decision.REFUTED ? 1 : 0;
    }
    return counts;
  }

  private static long[] simulate(ProbabilityClaim claim, double p, int suites) {
    SplittableRandom random =
        new SplittableRandom(Double.hashCode(p) + 31L * Double.hashCode(claim.certifyError()));
    return count(
        suites,
        seed -> {
          EProcess process = claim.start();
          while (process.undecided()) {
            process.observe(random.nextDouble() < p);
          }
          return process.decision();
        });
  }

  private static ProbabilityClaim claim(double p0, double alpha, long budget) {
    return ProbabilityClaim.atLeast(p0).withErrors(alpha, alpha).withBudget(budget);
  }

  @Test
  @Order(1)
  void errorsAtTheBoundaryStayWithinAlpha() {
    heading(
        "P >= p0: false verdicts at p = p0, simulated (with upper limit) and exact",
        "p0",
        "alpha",
        "budget",
        "suites",
        "false CERTIFIED",
        "upper limit",
        "exact",
        "false REFUTED",
        "upper limit",
        "exact");
    for (double p0 : new double[] {0.5, 0.875, 0.99}) {
      for (double alpha : new double[] {0.1, 0.01, 0.001}) {
        // 100 false verdicts in 10^5 suites leave a limit too wide to tell 0.0009 from 0.001
        int suites = alpha < 0.01 ? 10 * SUITES : SUITES;
        ProbabilityClaim claim = claim(p0, alpha, p0 == 0.99 ? 1_000 : 500);
        long[] counts = simulate(claim, p0, suites);
        ExactRun.Law law = new ExactRun(claim).at(p0);
        row(
            p0,
            alpha,
            claim.budget(),
            suites,
            counts[0],
            upperLimit(counts[0], suites),
            law.certified(),
            counts[1],
            upperLimit(counts[1], suites),
            law.refuted());
        assertThat(isWithin(counts[0], suites, alpha), is(true));
        assertThat(isWithin(counts[1], suites, alpha), is(true));
        // the simulation and the exact law are two witnesses
        assertInside(law.certified(), counts[0], suites);
        assertInside(law.refuted(), counts[1], suites);
        assertThat(law.certified(), lessThan(alpha));
        assertThat(law.refuted(), lessThan(alpha));
        // a rule that never decides would pass all of the above
        assertThat(law.certified() + law.refuted(), greaterThan(0.3 * alpha));
      }
    }
  }

  private static void assertInside(double exact, long count, long suites) {
    assertThat(ClopperPearson.interval(count, suites, 0.9999).contains(exact), is(true));
  }

  @Test
  @Order(2)
  void longBudgetsStayWithinAlphaToo() {
    heading(
        "P >= p0: exact probability of false verdicts at p = p0, long budgets",
        "p0",
        "alpha",
        "budget",
        "false CERTIFIED",
        "false REFUTED");
    for (double p0 : new double[] {0.5, 0.875, 0.99}) {
      for (double alpha : new double[] {0.1, 1e-6}) {
        ExactRun run = new ExactRun(claim(p0, alpha, 20_000));
        ExactRun.Law law = run.at(p0);
        row(p0, alpha, run.claim().budget(), law.certified(), law.refuted());
        assertThat(law.certified(), lessThan(alpha));
        assertThat(law.refuted(), lessThan(alpha));
        assertThat(run.at(p0 - 0.05).certified(), lessThan(law.certified()));
      }
    }
  }

  @Test
  @Order(3)
  void wrongThresholdIsCaught() {
    heading(
        "Wrong on purpose: thresholds too low by a factor, alpha = 0.01, p0 = 0.875",
        "factor",
        "false CERTIFIED",
        "upper limit",
        "caught");
    for (double factor : new double[] {1, 2, 4}) {
      long[] counts = simulate(claim(0.875, 0.01 * factor, 1_000), 0.875, SUITES);
      boolean caught = !isWithin(counts[0], SUITES, 0.01);
      row(factor, counts[0], upperLimit(counts[0], SUITES), caught);
      assertThat(caught, is(factor > 1.5));
    }
  }

  /** The wrong way: a test of fixed size, read after every trial until it says yes. */
  @Test
  @Order(4)
  void fixedSizeTestThatIsPeekedAtExceedsAlpha() {
    heading(
        "Wrong on purpose: a fixed-size binomial test, read after every one of 1000 trials at p ="
            + " p0",
        "p0",
        "alpha",
        "read once: false rejections",
        "read always: false rejections",
        "caught");
    int suites = 10_000;
    for (double p0 : new double[] {0.5, 0.875}) {
      for (double alpha : new double[] {0.1, 0.01, 0.001}) {
        int[] critical = criticalCounts(p0, alpha, 1_000);
        SplittableRandom random = new SplittableRandom(5);
        long once = 0;
        long always = 0;
        for (int suite = 0; suite < suites; suite++) {
          int k = 0;
          boolean ever = false;
          for (int n = 1; n <= 1_000; n++) {
            k += random.nextDouble() < p0 ? 1 : 0;
            ever |= k >= critical[n];
          }
          once += k >= critical[1_000] ? 1 : 0;
          always += ever ? 1 : 0;
        }
        boolean caught = !isWithin(always, suites, alpha);
        row(p0, alpha, (double) once / suites, (double) always / suites, caught);
        assertThat(caught, is(true));
        assertThat(ClopperPearson.interval(always, suites, LEVEL).low(), greaterThan(2 * alpha));
        assertThat(ClopperPearson.interval(once, suites, LEVEL).low(), lessThanOrEqualTo(alpha));
      }
    }
  }

  /** Smallest k with P(X >= k) <= alpha for each n. */
  private static int[] criticalCounts(double p0, double alpha, int budget) {
    int[] critical = new int[budget + 1];
    int k = 0;
    for (int n = 1; n <= budget; n++) {
      while (k <= n && BinomialTail.logAtLeast(k, n, p0, 1 - p0) > Math.log(alpha)) {
        k++;
      }
      critical[n] = k;
    }
    return critical;
  }

  @Test
  @Order(5)
  void powerOfTheProbabilityClaim() {
    heading(
        "P >= p0: exact power, alpha = 1e-6 on each side, budget 10000",
        "p0",
        "p",
        "P(CERTIFIED)",
        "P(REFUTED)",
        "P(INCONCLUSIVE)",
        "mean trials");
    double[][] truths = {
      {0.5, 0.3, 0.4, 0.45, 0.48, 0.5, 0.52, 0.55, 0.6, 0.7, 0.9, 1},
      {0.875, 0.5, 0.7, 0.8, 0.84, 0.86, 0.875, 0.89, 0.9, 0.92, 0.95, 0.98, 1},
      {0.99, 0.5, 0.9, 0.96, 0.97, 0.98, 0.985, 0.99, 0.993, 0.995, 0.998, 0.999, 1}
    };
    for (double[] line : truths) {
      double p0 = line[0];
      ExactRun run = new ExactRun(claim(p0, 1e-6, 10_000));
      double last = 0;
      for (double p : Arrays.copyOfRange(line, 1, line.length)) {
        ExactRun.Law law = run.at(p);
        double open = Math.max(0, 1 - law.certified() - law.refuted());
        row(
            p0,
            p,
            law.certified(),
            law.refuted(),
            open,
            String.format(Locale.ROOT, "%.0f", law.trials()));
        assertThat(law.certified(), greaterThan(last - 1e-12));
        last = law.certified();
      }
      double detectable = run.claim().detectable().orElseThrow();
      ExactRun.Law there = run.at(p0 - detectable);
      row(
          p0,
          p0 - detectable,
          there.certified(),
          there.refuted(),
          1 - there.certified() - there.refuted(),
          "(the violation stated as detectable)");
      assertThat(there.refuted(), greaterThan(0.99));
      assertThat(there.refuted(), lessThan(0.997));
    }
  }

  @Test
  @Order(6)
  void simulatedPowerAgreesWithTheExactOne() {
    ProbabilityClaim claim = claim(0.875, 1e-3, 1_000);
    long[] counts = simulate(claim, 0.92, 20_000);
    ExactRun.Law law = new ExactRun(claim).at(0.92);
    assertThat(counts[0] / 20_000.0, closeTo(law.certified(), 4 * Math.sqrt(0.25 / 20_000)));
  }

  @Test
  @Order(7)
  void successesAloneAgainstThePlanningAid() {
    heading(
        "P >= p0: trials to CERTIFIED when all succeed, alpha = 1e-6, budget 100000",
        "p0",
        "trials",
        "planning aid",
        "least possible, ln(1e6)/ln(1/p0)");
    double[][] aid = {{0.9375, 260}, {0.984, 1_060}, {0.99, 1_650}, {0.999, 16_600}};
    for (double[] line : aid) {
      EProcess process = claim(line[0], 1e-6, 100_000).start();
      while (process.undecided()) {
        process.observe(true);
      }
      long least = (long) Math.ceil(Math.log(1e6) / -Math.log(line[0]));
      row(line[0], process.trials(), (long) line[1], least);
      assertThat((double) process.trials(), lessThan(line[1]));
      assertThat(process.trials(), greaterThan(least));
    }
  }

  @Test
  @Order(8)
  void intervalsUnderOptionalStopping() {
    heading(
        "Intervals at level 0.95: suites in which the true p is ever outside, 1000 looks",
        "p",
        "time-uniform",
        "Clopper-Pearson (wrong way)");
    int suites = 20_000;
    for (double p : new double[] {0.5, 0.95}) {
      int[] lowUniform = new int[1_001];
      int[] highUniform = new int[1_001];
      int[] lowFixed = new int[1_001];
      int[] highFixed = new int[1_001];
      for (int n = 1; n <= 1_000; n++) {
        covering(n, p, k -> TimeUniformInterval.interval(k.n, k.of, 0.95), lowUniform, highUniform);
        covering(n, p, k -> ClopperPearson.interval(k.n, k.of, 0.95), lowFixed, highFixed);
      }
      SplittableRandom random = new SplittableRandom(6);
      long uniform = 0;
      long fixed = 0;
      for (int suite = 0; suite < suites; suite++) {
        int k = 0;
        boolean outUniform = false;
        boolean outFixed = false;
        for (int n = 1; n <= 1_000; n++) {
          k += random.nextDouble() < p ? 1 : 0;
          outUniform |= k < lowUniform[n] || k > highUniform[n];
          outFixed |= k < lowFixed[n] || k > highFixed[n];
        }
        uniform += outUniform ? 1 : 0;
        fixed += outFixed ? 1 : 0;
      }
      row(p, (double) uniform / suites, (double) fixed / suites);
      assertThat(isWithin(uniform, suites, 0.05), is(true));
      assertThat(fixed / (double) suites, greaterThan(0.1));
    }
  }

  private record Count(long n, long of) {}

  /** Smallest and largest k of n whose interval holds p: each grows by at most 1 with n. */
  private static void covering(
      int n, double p, Function<Count, Interval> rule, int[] low, int[] high) {
    int k = low[n - 1];
    while (rule.apply(new Count(k, n)).high() < p) {
      k++;
    }
    low[n] = k;
    k = Math.max(k, high[n - 1]);
    while (k < n && rule.apply(new Count(k + 1L, n)).low() <= p) {
      k++;
    }
    high[n] = k;
  }

  @Test
  @Order(9)
  void meansAtTheBoundaryStayWithinAlpha() {
    int suites = 40_000;
    int budget = 300;
    heading(
        "Mean <= bound on [0, 1]: false verdicts where the mean is the bound, "
            + suites
            + " suites of "
            + budget
            + " trials",
        "law",
        "alpha",
        "false CERTIFIED",
        "upper limit",
        "false REFUTED",
        "upper limit");
    means(suites, budget, "uniform", 0.5, SplittableRandom::nextDouble);
    means(suites, budget, "coin 0.3", 0.3, r -> r.nextDouble() < 0.3 ? 1 : 0);
    means(suites, budget, "cube of uniform", 0.25, r -> Math.pow(r.nextDouble(), 3));
    means(suites, budget, "chance, mostly tiny", 0.01, r -> Math.pow(r.nextDouble(), 99));
  }

  private void means(
      int suites, int budget, String name, double mean, ToDoubleFunction<SplittableRandom> law) {
    for (double alpha : new double[] {0.1, 0.01}) {
      MeanClaim claim = MeanClaim.atMost(mean, 0, 1).withErrors(alpha, alpha).withBudget(budget);
      SplittableRandom random = new SplittableRandom(7);
      long[] counts =
          count(
              suites,
              seed -> {
                MeanProcess process = claim.start();
                while (process.undecided()) {
                  double value = law.applyAsDouble(random);
                  process.observe(value, value);
                }
                return process.decision();
              });
      row(
          name,
          alpha,
          counts[0],
          upperLimit(counts[0], suites),
          counts[1],
          upperLimit(counts[1], suites));
      assertThat(isWithin(counts[0], suites, alpha), is(true));
      assertThat(isWithin(counts[1], suites, alpha), is(true));
      assertThat(counts[0] + counts[1], greaterThan(0L));
    }
  }

  @Test
  @Order(10)
  void powerOfTheMeanClaim() {
    heading(
        "Mean <= 0.5 on [0, 1], alpha = 1e-6, budget 3000: power, 200 suites",
        "law",
        "mean",
        "P(CERTIFIED)",
        "P(REFUTED)",
        "mean trials");
    double[] last = {0};
    for (double mean : new double[] {0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7}) {
      meanPower("uniform of width 0.2", mean, r -> mean + 0.2 * (r.nextDouble() - 0.5));
      double refuted = meanPower("coin", mean, r -> r.nextDouble() < mean ? 1 : 0);
      assertThat(refuted, greaterThan(last[0] - 0.001));
      last[0] = refuted;
    }
    assertThat(last[0], greaterThan(0.99));
  }

  private double meanPower(String name, double mean, ToDoubleFunction<SplittableRandom> law) {
    MeanClaim claim = MeanClaim.atMost(0.5, 0, 1).withBudget(3_000);
    SplittableRandom random = new SplittableRandom(8);
    long[] trials = {0};
    long[] counts =
        count(
            200,
            seed -> {
              MeanProcess process = claim.start();
              long n = 0;
              while (process.undecided()) {
                double value = law.applyAsDouble(random);
                process.observe(value, value);
                n++;
              }
              trials[0] += n;
              return process.decision();
            });
    row(name, mean, counts[0] / 200.0, counts[1] / 200.0, trials[0] / 200);
    return counts[1] / 200.0;
  }

  @Test
  @Order(11)
  void trendsStayWithinAlpha() {
    int suites = 20_000;
    heading(
        "No growth over 5 scales: false REFUTED where every order is equally likely, "
            + suites
            + " suites of 200 sweeps",
        "alpha",
        "false REFUTED",
        "upper limit");
    for (double alpha : new double[] {0.1, 0.01}) {
      long growing = trends(suites, alpha);
      row(alpha, growing, upperLimit(growing, suites));
      assertThat(isWithin(growing, suites, alpha), is(true));
      assertThat(growing, greaterThan(0L));
    }
  }

  private static long trends(int suites, double alpha) {
    OrderClaim claim =
        OrderClaim.atMost(1, 0.5, new GrowthTrend(0, 1, 2, 3, 4, 5))
            .withErrors(alpha, alpha)
            .withBudget(200);
    SplittableRandom random = new SplittableRandom(12);
    return count(
        suites,
        seed -> {
          OrderProcess process = claim.start();
          while (process.undecided()) {
            process.observe(random.doubles(5).toArray());
          }
          return process.decision();
        })[1];
  }
}

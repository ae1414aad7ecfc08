package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many trials a process asks for: never more than it then uses, and few times. */
class WantedTest {
  private static final GrowthTrend SCALES = new GrowthTrend(0, 1, 2);

  /** What was asked for, each time, until it was decided or the budget was spent. */
  private static List<Long> asked(
      BooleanSupplier undecided, LongSupplier wanted, Runnable observe) {
    List<Long> asked = new ArrayList<>();
    while (undecided.getAsBoolean()) {
      long batch = wanted.getAsLong();
      asked.add(batch);
      for (long i = 0; i < batch; i++) {
        assertThat(
            "asked for " + batch + ", " + i + " decided", undecided.getAsBoolean(), is(true));
        observe.run();
      }
    }
    return asked;
  }

  private static List<Long> asked(EProcess process, boolean outcome) {
    return asked(process::undecided, process::wanted, () -> process.observe(outcome));
  }

  private static List<Long> asked(MeanProcess process, double value) {
    return asked(process::undecided, process::wanted, () -> process.observe(value, value));
  }

  /** One by one a trial is not asked for: what has to come is known from the largest step. */
  private static void assertFewTimes(List<Long> asked) {
    long all = asked.stream().mapToLong(Long::longValue).sum();
    assertThat(asked.toString(), (double) asked.size(), lessThanOrEqualTo(4 + Math.log1p(all)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8, 0.875, 0.99, 1})
  void whatIsAlwaysSoIsAskedForInFewBatches(double p0) {
    EProcess holds = ProbabilityClaim.atLeast(p0).start();
    assertFewTimes(asked(holds, true));
    assertThat(holds.decision(), is(Decision.CERTIFIED));
    EProcess fails = ProbabilityClaim.atLeast(p0).start();
    fails.observe(false);
    assertFewTimes(asked(fails, false));
    assertThat(fails.decision(), is(Decision.REFUTED));
  }

  /** One success is worth at most a factor of 1/p0, one failure at most 1/(1 - p0). */
  @ParameterizedTest
  @CsvSource({"0.5, 19, 19", "0.9, 131, 6", "0.2, 8, 61"})
  void theFirstBatchIsTheThresholdOverTheLargestStep(double p0, long toHold, long toFail) {
    // by hand: ln 10^6 / ln(1/p0) and ln 10^6 / ln(1/(1 - p0)), rounded down
    EProcess process = ProbabilityClaim.atLeast(p0).start();
    assertThat(process.wanted(), equalTo(Math.min(toHold, toFail)));
    assertThat(asked(process, toHold < toFail).get(0), equalTo(Math.min(toHold, toFail)));
  }

  /** What is asked for next is for the side that most trials so far speak for. */
  @Test
  void aTrialTurnsItToItsSide() {
    // by hand, as above: 131 successes, 6 failures; one of either kind comes first
    EProcess success = ProbabilityClaim.atLeast(0.9).start();
    success.observe(true);
    assertThat(success.wanted(), equalTo(130L));
    EProcess failure = ProbabilityClaim.atLeast(0.9).start();
    failure.observe(false);
    assertThat(failure.wanted(), equalTo(5L));
    // exactly as many as claimed, 9 of 10, speak for the claim
    EProcess even = ProbabilityClaim.atLeast(0.9).start();
    even.observe(false);
    for (int i = 0; i < 8; i++) {
      even.observe(true);
      assertThat(even.wanted(), equalTo(5L));
    }
    even.observe(true);
    assertThat(even.wanted(), equalTo(122L));
  }

  @Test
  void noMoreIsAskedForThanIsLeft() {
    EProcess share = ProbabilityClaim.atLeast(0.9).withBudget(100).start();
    share.observe(true);
    assertThat(share.wanted(), equalTo(99L));
    MeanProcess mean = MeanClaim.atMost(0.5, 0, 1).withBudget(10).start();
    mean.observe(0, 0);
    assertThat(mean.wanted(), equalTo(9L));
    MeanProcess without = MeanClaim.atMost(1, 0, Double.POSITIVE_INFINITY).withBudget(10).start();
    assertThat(without.wanted(), equalTo(10L));
    without.observe(0, 0);
    assertThat(without.wanted(), equalTo(9L));
  }

  /** At the largest step of either side. */
  @ParameterizedTest
  @CsvSource({
    // ln 10^6 / ln(1/0.4) and / ln(1/0.6)
    "true, 0.6, 0, 1, 15, 27",
    "true, 0.2, 0, 1, 61, 8",
    // of [-3, 3]: ln 10^6 / ln(6/2) and / ln(6/4)
    "false, -1, -3, 3, 12, 34",
    "false, 1, -3, 3, 34, 12"
  })
  void ofValuesItIsTheSame(
      boolean upper, double bound, double lo, double hi, long toHold, long toFail) {
    MeanClaim claim = upper ? MeanClaim.atMost(bound, lo, hi) : MeanClaim.atLeast(bound, lo, hi);
    MeanProcess fresh = claim.start();
    assertThat(fresh.wanted(), equalTo(Math.min(toHold, toFail)));
    MeanProcess holds = claim.start();
    holds.observe(upper ? lo : hi, upper ? lo : hi);
    List<Long> asked = asked(holds, upper ? lo : hi);
    assertThat(holds.decision(), is(Decision.CERTIFIED));
    // its bets are spread, so that one of them gains less than the largest
    assertThat(asked.get(0), allOf(greaterThanOrEqualTo(toHold - 1), lessThanOrEqualTo(toHold)));
    assertFewTimes(asked);
    MeanProcess fails = claim.start();
    fails.observe(upper ? hi : lo, upper ? hi : lo);
    asked = asked(fails, upper ? hi : lo);
    assertThat(fails.decision(), is(Decision.REFUTED));
    assertThat(asked.get(0), allOf(greaterThanOrEqualTo(toFail - 1), lessThanOrEqualTo(toFail)));
    assertFewTimes(asked);
  }

  @Test
  void slackIsAllowedToWhatCertifies() {
    // ln 10^6 / ln(1/0.3), as certified is a mean of at most 0.7; of at least 0.3 likewise
    assertThat(MeanClaim.atMost(0.6, 0, 1).withSlack(0.1).start().wanted(), equalTo(11L));
    assertThat(MeanClaim.atLeast(0.4, 0, 1).withSlack(0.1).start().wanted(), equalTo(11L));
  }

  /** One value may decide: it is not waited for in batches. */
  @Test
  void whereOneValueDecidesItTellsNothing() {
    assertThat(MeanClaim.ofFailure(0).withBudget(50).start().wanted(), lessThanOrEqualTo(50L));
    MeanProcess held = MeanClaim.ofFailure(0).start();
    assertFewTimes(asked(held, 0));
    assertThat(held.decision(), is(Decision.CERTIFIED));
  }

  /** From wherever chance has led it: what was asked for is used to the last trial. */
  @Test
  void whatSpeaksForTheLeadingSideIsNeverAskedForInVain() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 300; run++) {
      double p0 = 0.05 + 0.9 * random.nextDouble();
      EProcess process = ProbabilityClaim.atLeast(p0).withBudget(400).start();
      double truth = random.nextDouble();
      long trials = 0;
      for (long done = random.nextInt(60); done > 0 && process.undecided(); done--) {
        process.observe(random.nextDouble() < truth);
        trials++;
      }
      boolean leading = process.finding().successes() >= p0 * trials;
      if (process.undecided()) {
        asked(process, leading);
      }
    }
  }

  @Test
  void sweepsAreAskedForByThePartThatIsOpen() {
    OrderClaim claim = OrderClaim.atMost(5, 0.9, SCALES).withErrors(1e-6, 1e-6).withBudget(3_000);
    double[] flat = {1, 1};
    OrderProcess holds = claim.start();
    long first = holds.wanted();
    assertThat(first, equalTo(claim.steady().start().wanted()));
    List<Long> asked = asked(holds::undecided, holds::wanted, () -> holds.observe(flat));
    assertThat(holds.decision(), is(Decision.CERTIFIED));
    assertFewTimes(asked);
    OrderProcess grows = claim.start();
    asked(grows::undecided, grows::wanted, () -> grows.observe(1, 2));
    assertThat(grows.decision(), is(Decision.REFUTED));
    Throwing.assertBadState("REFUTED", grows::wanted);
  }

  @Test
  void whoeverKnowsWantsNothing() {
    EProcess share = ProbabilityClaim.atLeast(0.5).start();
    asked(share, true);
    Throwing.assertBadState("no trial is wanted: CERTIFIED", share::wanted);
    MeanProcess mean = MeanClaim.atMost(0.5, 0, 1).start();
    asked(mean, 0);
    Throwing.assertBadState("no trial is wanted: CERTIFIED", mean::wanted);
    Throwing.assertBadState("VACUOUS", () -> MeanClaim.atMost(1, 0, 1).start().wanted());
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The chance to wait in vain against that of all sequences of outcomes, gone through one by one.
 */
class PatienceTest {
  /** So few trials that all of their outcomes can be gone through. */
  private static final int BUDGET = 12;

  private static ProbabilityClaim coarse(double p0) {
    return ProbabilityClaim.atLeast(p0).withErrors(0.2, 0.1).withBudget(BUDGET);
  }

  /** The probability of a decision, over all sequences. */
  private static double chance(ProbabilityClaim claim, double p, Decision wanted) {
    double sum = 0;
    for (int outcomes = 0; outcomes < 1 << BUDGET; outcomes++) {
      EProcess process = claim.start();
      double weight = 1;
      for (int k = 0; k < BUDGET; k++) {
        boolean success = (outcomes >> k & 1) == 1;
        weight *= success ? p : 1 - p;
        if (process.undecided()) {
          process.observe(success);
        }
      }
      sum += process.decision() == wanted ? weight : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"0.5,0.9", "0.5,0.5", "0.5,0.2", "0.8,0.95", "0.8,0.3", "0.3,1", "0.3,0", "1,0.9"})
  void ofCountsItIsThatOfAllSequences(double p0, double p) {
    ProbabilityClaim claim = coarse(p0);
    assertThat(
        Patience.notCertified(claim, p), closeTo(1 - chance(claim, p, Decision.CERTIFIED), 1e-12));
    assertThat(
        Patience.notRefuted(claim, p), closeTo(1 - chance(claim, p, Decision.REFUTED), 1e-12));
  }

  @Test
  void bothDecisionsOccurInTheSequencesThatAreGoneThrough() {
    assertThat(chance(coarse(0.5), 0.5, Decision.CERTIFIED), greaterThan(0.01));
    assertThat(chance(coarse(0.5), 0.5, Decision.REFUTED), greaterThan(0.01));
  }

  /** Against boundaries that are found in another way, at a budget of the size of a card's. */
  @ParameterizedTest
  @CsvSource({"0.5,0.6", "0.5,0.44", "0.8,0.84", "0.95,0.9"})
  void ofManyTrialsItIsThatOfAnotherWalk(double p0, double p) {
    ProbabilityClaim claim = ProbabilityClaim.atLeast(p0).withErrors(1e-4, 1e-5).withBudget(600);
    ExactRun.Law law = new ExactRun(claim).at(p);
    assertThat(Patience.notCertified(claim, p), closeTo(1 - law.certified(), 1e-12));
    assertThat(Patience.notRefuted(claim, p), closeTo(1 - law.refuted(), 1e-12));
  }

  /** Below what 1 - P(certified) could tell. */
  @Test
  void aChanceFarBelowRoundingIsNotLost() {
    ProbabilityClaim claim = ProbabilityClaim.atLeast(0.5).withErrors(1e-9, 1e-9).withBudget(400);
    double vain = Patience.notCertified(claim, 0.9);
    assertThat(vain, both(greaterThan(1e-60)).and(lessThan(1e-9)));
    assertThat(Patience.notCertified(claim, 0.95), lessThan(vain));
    assertThat(Patience.notCertified(claim.withBudget(100), 0.9), greaterThan(vain));
  }

  /** P(refuted) where p0 = 1: the first failure in a row that is not long enough to certify. */
  @Test
  void aProbabilityOfOneIsRefutedByTheFirstFailure() {
    ProbabilityClaim claim = ProbabilityClaim.atLeast(1).withErrors(1e-6, 1e-6).withBudget(50);
    assertThat(Patience.notRefuted(claim, 0.5), closeTo(Math.pow(0.5, 50), 1e-20));
  }

  @Test
  void whoWaitsForWhatIsFalseWaitsInVain() {
    assertThat(Patience.notCertified(coarse(0.5), 0), is(1.0));
    assertThat(Patience.notRefuted(coarse(0.5), 1), is(1.0));
  }

  private static final MeanClaim COARSE =
      MeanClaim.atMost(0.4, 0, 1).withErrors(0.2, 0.1).withBudget(8);

  /** The probability of a decision where values are 0, 1/2 and 1. */
  private static double chance(
      MeanClaim claim, double[] weights, ToDoubleFunction<Integer> value, Decision wanted) {
    double sum = 0;
    for (int outcomes = 0; outcomes < Math.pow(3, 8); outcomes++) {
      MeanProcess process = claim.start();
      double weight = 1;
      int rest = outcomes;
      for (int k = 0; k < 8; k++) {
        weight *= weights[rest % 3];
        if (process.undecided()) {
          double seen = value.applyAsDouble(rest % 3);
          process.observe(seen, seen);
        }
        rest /= 3;
      }
      sum += process.decision() == wanted ? weight : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"0.95,0,0.05", "0.8,0.2,0", "0.9,0.05,0.05", "0.1,0.1,0.8", "0,0.5,0.5", "0,0,1"})
  void ofNumbersItIsNoLessThanThatOfAnyLawWithThisMean(double none, double half, double one) {
    double mean = 0.5 * half + one;
    double[] weights = {none, half, one};
    assertThat(
        Patience.notCertified(COARSE, mean),
        greaterThanOrEqualTo(
            1 - chance(COARSE, weights, k -> 0.5 * k, Decision.CERTIFIED) - 1e-12));
    assertThat(
        Patience.notRefuted(COARSE, mean),
        greaterThanOrEqualTo(1 - chance(COARSE, weights, k -> 0.5 * k, Decision.REFUTED) - 1e-12));
    MeanClaim mirrored = MeanClaim.atLeast(0.6, 0, 1).withErrors(0.2, 0.1).withBudget(8);
    assertThat(
        Patience.notCertified(mirrored, 1 - mean),
        closeTo(Patience.notCertified(COARSE, mean), 1e-9));
    assertThat(
        Patience.notRefuted(mirrored, 1 - mean), closeTo(Patience.notRefuted(COARSE, mean), 1e-9));
  }

  /** A bound that is of use: within a budget that suffices it is small. */
  @Test
  void ofNumbersItFallsWithTheBudget() {
    MeanClaim claim = MeanClaim.ofFailure(0.1).withErrors(1e-9, 1e-9);
    double few = Patience.notCertified(claim.withBudget(600), 0.01);
    double many = Patience.notCertified(claim.withBudget(1200), 0.01);
    assertThat(many, both(lessThan(1e-6)).and(lessThanOrEqualTo(few)));
    assertThat(Patience.notRefuted(claim.withBudget(1200), 0.4), lessThan(1e-6));
  }

  @Test
  void aValueAboveABoundAtTheEndOfTheRangeRefutesAtOnce() {
    MeanClaim claim = MeanClaim.ofFailure(0).withErrors(1e-9, 1e-9).withBudget(100);
    assertThat(Patience.notRefuted(claim, 0.5), closeTo(1e-9, 1e-12));
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Patience.notCertified(ProbabilityClaim.atLeast(0), 0.5));
    assertThrows(
        IllegalArgumentException.class, () -> Patience.notCertified(coarse(0.5), Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Patience.notCertified(COARSE, 1.1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Patience.notRefuted(MeanClaim.atMost(1, 0, Double.POSITIVE_INFINITY), 0.5));
  }
}

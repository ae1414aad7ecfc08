package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BernoulliMixtureTest {

  /** The identity behind Ville's inequality: the evidence has mean 1 at the null, less below it. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.875, 0.99})
  void evidenceHasMeanOneAtTheNullAndLessBelow(double u) {
    BernoulliMixture mixture = BernoulliMixture.above(u, 1 - u, 1e-3, 10_000);
    for (int n : new int[] {1, 7, 200}) {
      assertThat(mean(mixture, n, u), closeTo(1, 1e-10));
      assertThat(mean(mixture, n, 0.9 * u), lessThan(1.0));
    }
  }

  private static double mean(BernoulliMixture mixture, int n, double p) {
    double mean = 0;
    for (int k = 0; k <= n; k++) {
      mean += Math.exp(BinomialTail.logMass(k, n, p, 1 - p) + mixture.logEvidence(k, n - k));
    }
    return mean;
  }

  /** The derivation says 97 % near the null and 94 % far from it; the whole range is measured. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.5, 0.875, 0.99, 0.999999})
  void gridEarnsNearlyWhatTheTruthWould(double u) {
    double v = 1 - u;
    long budget = 1_000_000_000;
    BernoulliMixture mixture = BernoulliMixture.above(u, v, 1e-6, budget);
    double floor = -Math.log(1e-6) / budget;
    double worst = 1;
    for (double d = v; d > 1e-13; d *= 0.99) {
      double p = u + d;
      double best = p * Math.log1p(d / u) + (d == v ? 0 : (v - d) * Math.log1p(-d / v));
      if (best > floor) {
        worst = Math.min(worst, growth(mixture, d == v ? 1 : p) / best);
      }
    }
    assertThat(worst, greaterThan(0.94));
  }

  /** Nats a trial that the mixture earns where p is the truth, after very many. */
  private static double growth(BernoulliMixture mixture, double p) {
    long trials = 1L << 52;
    long favourable = Math.round(p * trials);
    return mixture.logEvidence(favourable, trials - favourable) / trials;
  }

  @Test
  void evidenceNeverIsNaN() {
    for (double u : new double[] {Double.MIN_VALUE, 1e-300, 1e-20, 0.5, Math.nextDown(1.0)}) {
      BernoulliMixture mixture = BernoulliMixture.above(u, 1 - u, 1e-6, 1_000_000_000);
      for (long k : new long[] {0, 1, 1_000_000_000}) {
        for (long l : new long[] {0, 1, 1_000_000_000}) {
          assertThat(Double.isNaN(mixture.logEvidence(k, l)), is(false));
        }
      }
    }
  }

  @Test
  void sumOfNothingIsNothing() {
    double none = Double.NEGATIVE_INFINITY;
    assertThat(MixtureGrid.logSumExp(new double[] {none, none}), is(none));
    assertThat(MixtureGrid.logSumExp(new double[] {0, none, 0}), closeTo(Math.log(2), 1e-15));
  }

  @Test
  void weightsAddUpToOne() {
    for (int points : new int[] {1, 2, 40}) {
      assertThat(MixtureGrid.logSumExp(MixtureGrid.logWeights(points)), closeTo(0, 1e-14));
    }
  }
}

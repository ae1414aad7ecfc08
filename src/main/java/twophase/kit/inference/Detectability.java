package twophase.kit.inference;

import java.util.OptionalDouble;
import java.util.function.LongPredicate;

/**
 * The smallest violation of a probability claim that its budget refutes with probability 0.99.
 *
 * <p>For p0 &lt; 1 only the last look is counted: with k* the largest number of successes in the
 * whole budget N at which the evidence passes the threshold, P(REFUTED) &gt;= P(X &lt;= k*) -
 * P(CERTIFIED before), X binomial(N, p), and the last term is at most the certify error for p &lt;=
 * p0 - slack. The p with P(X &lt;= k*) = 0.99 + certify error, lowered to p0 - slack if need be, is
 * therefore detected, and so is every smaller one. For p0 = 1 the run ends at the first failure or
 * at the n_c-th success in a row, when it is certified: 1 - p^min(N, n_c) = 0.99.
 */
final class Detectability {
  private static final double POWER = 0.99;

  private final ProbabilityClaim claim;
  private final BernoulliMixture certify;
  private final BernoulliMixture refute;

  Detectability(ProbabilityClaim claim, BernoulliMixture certify, BernoulliMixture refute) {
    this.claim = claim;
    this.certify = certify;
    this.refute = refute;
  }

  OptionalDouble violation() {
    return claim.p0() == 1 ? belowOne() : belowClaim();
  }

  private OptionalDouble belowOne() {
    double threshold = claim.certifyThreshold();
    long run = firstTrue(1, claim.budget(), n -> certify.logEvidence(n, 0) >= threshold);
    return OptionalDouble.of(-StrictMath.expm1(StrictMath.log1p(-POWER) / run));
  }

  private OptionalDouble belowClaim() {
    long n = claim.budget();
    double threshold = claim.refuteThreshold();
    double target = POWER + claim.certifyError();
    if (target >= 1 || refute.logEvidence(n, 0) < threshold) {
      return OptionalDouble.empty();
    }
    long critical = firstTrue(0, n, k -> refute.logEvidence(n - k, k) < threshold) - 1;
    double logTarget = StrictMath.log(target);
    double p =
        ClopperPearson.solve(
            true, (x, y) -> BinomialTail.logAtMost(critical, n, x, y) >= logTarget);
    return OptionalDouble.of(claim.p0() - Math.min(p, claim.p0() - claim.slack()));
  }

  /**
   * Smallest value in [low, high] with the (monotone) condition; {@code high} where none has it.
   */
  private static long firstTrue(long low, long high, LongPredicate condition) {
    long from = low;
    long to = high;
    while (from < to) {
      long middle = from + (to - from) / 2;
      if (condition.test(middle)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}

package twophase.paper.theory;

/**
 * Lemma 6 (a) at any step size, in logarithms: the distance e = norm(theta*) - theta . u that
 * gradient descent leaves, where S = I and all neurons lie along u = theta* over its norm.
 *
 * <p>With P = sum p_i^2, Q = sum q_i^2, p = (w . u + a)/2, q = (w . u - a)/2 and N = norm(theta*) a
 * step is exactly
 *
 * <pre>P' = P (1 + eta e)^2,   Q' = Q (1 - eta e)^2,   e = N - P + Q.</pre>
 *
 * Balanced neurons, a_i = w_i . u, have Q = 0, and the odds o = e/P then obey
 *
 * <pre>1 - 2 eta N &lt;= o'/o &lt;= (1 + eta N)^-2,   e = N o/(1 + o).</pre>
 *
 * The upper inequality stands for every Q, as long as 0 &lt; e and eta e &lt;= 2. Both are
 * polynomial inequalities in eta, e and P.
 */
public final class AlignedDescent {
  private AlignedDescent() {}

  /**
   * ln of what Lemma 6 bounds by O(1), e(t3)/(eta ln(1/eta)), from balanced neurons.
   *
   * @param rate L = ln(1/eta), with eta norm(theta*) below 1/4
   * @param target N, above 0
   * @param logMass ln P at t2, P below N
   */
  public static Enclosure logConstant(Enclosure rate, Enclosure target, Enclosure logMass) {
    Enclosure step = rate.negated().exp().times(target);
    // T eta N, T = L/(eta N^2) rounded up
    Enclosure time = rate.over(target);
    Enclosure times = time.to(time.plus(step));
    Enclosure odds = target.minus(logMass.exp()).log().minus(logMass).plus(fall(times, step));
    Enclosure error = target.log().plus(odds).minus(odds.logOfOnePlusExp());
    return error.plus(rate).minus(rate.log());
  }

  /**
   * ln of the same, or more, from where Lemma 5 ends after ln(1/eta)/(eta N) steps from a small
   * start: only upper ends count.
   *
   * @param rate L = ln(1/eta), with eta norm(theta*) below 1/4
   * @param target N, above 0
   * @param logGrowing ln P at t1, or less
   * @param logDecaying ln Q at t1, or more
   */
  public static Enclosure logConstantInChain(
      Enclosure rate, Enclosure target, Enclosure logGrowing, Enclosure logDecaying) {
    Enclosure step = rate.negated().exp().times(target);
    Enclosure times = rate.plus(rate.over(target));
    Enclosure size = target.plus(logDecaying.exp());
    Enclosure error = size.log().times(2).minus(logGrowing).plus(fall(times, step));
    Enclosure constant = error.plus(rate).minus(rate.log());
    return new Enclosure(Double.NEGATIVE_INFINITY, constant.high());
  }

  /**
   * ln of o at the end over o at the start, after T steps.
   *
   * @param times T x
   * @param step x = eta N, at most 1/4
   */
  private static Enclosure fall(Enclosure times, Enclosure step) {
    Enclosure one = Enclosure.of(1);
    // ln(1 - 2 x) >= -2 x (1 + x/(1 - 2 x)) and ln(1 + x) >= x (1 - x/2)
    Enclosure fastest = one.plus(step.over(one.minus(step.times(2))));
    Enclosure slowest = one.minus(step.times(0.5));
    return times.times(slowest.to(fastest)).times(-2);
  }
}

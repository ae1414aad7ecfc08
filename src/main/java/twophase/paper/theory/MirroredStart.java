package twophase.paper.theory;

/**
 * Lemma 5 at any step size, in logarithms, where S = I and the small start is drawn in pairs: (w .
 * u, z, a) and (w . u, -z, a), z across u = theta* over its norm, each pair uniform on norm(w)
 * &lt;= sqrt(eta), abs(a) &lt;= sqrt(eta).
 *
 * <p>Then theta stays on the line of u, every z stays as it is, and T steps multiply every p_i = (w
 * . u + a)/2 by one G and every q_i = (w . u - a)/2 by one H &lt;= 1, {@link AlignedDescent}. While
 * theta . u &lt; N = norm(theta*),
 *
 * <pre>G^2 = P(T)/P(0) &lt;= (N + Q(0))/P(0),</pre>
 *
 * however long it takes. A neuron keeps 1 - cos &gt; eps, tan^2 = (2 eps - eps^2)/(1 - eps)^2,
 * where abs(G p + H q) &lt; norm(z)/tan. In units of sqrt(eta) this is a window of a's values
 * around -(G + H)/(G - H) w . u, of half the width 2 norm(z)/(tan (G - H)).
 */
public final class MirroredStart {
  /**
   * Of the ball at least this share has abs(w . u) &lt;= 1/2 and norm(z) &gt;= 1/2, for d &gt;= 2:
   * 0.29 at d = 2 and 1/2 at d = 3; both events get likelier with d.
   */
  private static final double MIDDLE = 0.25;

  /** Below 1/7, the least tangent that a neuron of the middle keeps where G is below 5. */
  private static final double LARGEST_TANGENT = 0.14;

  /** From here on (G + H)/(G - H) is between 1 and 3/2. */
  private static final double LEAST_GROWTH = 5;

  /** -ln of the chance that is left out of account: each part of it is at most exp(-25). */
  private static final double CERTAINTY = 25;

  private MirroredStart() {}

  /**
   * ln of the number of neurons that fail at the least, whatever the number of steps, but for a
   * chance of at most exp(-m/576) + exp(-m/64) + (1/h + 1) exp(-m h/86), h the smaller of 1/4 and
   * 1/(tan G): half of those that are expected in the narrowest of a grid of windows. Minus
   * infinity where the argument does not apply, or that chance is not below 10^-10.
   *
   * @param d input dimension, at least 2
   * @param logWidth ln m
   * @param rate ln(1/eta)
   * @param target N
   * @param constant K of 1 - cos &lt;= K sqrt(eta) ln(1/eta)
   */
  public static Enclosure logFailing(
      int d, Enclosure logWidth, Enclosure rate, double target, double constant) {
    Enclosure logMass = logWidth.minus(rate);
    Enclosure logTangent = logTangent(rate, constant);
    if (!settles(logMass, rate, target)
        || !(logTangent.high() <= StrictMath.log(LARGEST_TANGENT))) {
      return new Enclosure(Double.NEGATIVE_INFINITY, logWidth.high());
    }
    Enclosure logGrowth =
        logMass.exp().plus(target).log().minus(logMass).minus(active(d, 50).log()).times(0.5);
    Enclosure window = logTangent.plus(logGrowth).negated().min(log(0.25));
    Enclosure failing = logWidth.plus(window).plus(log(MIDDLE * 0.75 * 0.5));
    boolean certain = certain(logWidth, 576) && certain(logWidth, window, 86);
    return new Enclosure(certain ? failing.low() : Double.NEGATIVE_INFINITY, logWidth.high());
  }

  /**
   * ln of the number of neurons that fail at the least after ln(1/eta)/N steps, in which G comes to
   * exp(eta (N + m eta) (ln(1/eta)/N + 1)) at the most: half of those that are expected in the
   * middle of the ball, but for a chance of at most exp(-m/64). Minus infinity where G may be above
   * 2, the bound is no small angle, or that chance is not below 10^-10.
   *
   * @param logWidth ln m
   * @param rate ln(1/eta)
   * @param target N
   * @param constant K of 1 - cos &lt;= K sqrt(eta) ln(1/eta)
   */
  public static Enclosure logFailingUngrown(
      Enclosure logWidth, Enclosure rate, double target, double constant) {
    Enclosure logMass = logWidth.minus(rate);
    Enclosure steps = rate.over(Enclosure.of(target)).plus(1);
    Enclosure logGrowth = rate.negated().exp().times(logMass.exp().plus(target)).times(steps);
    boolean still =
        logGrowth.high() <= StrictMath.log(2)
            && logTangent(rate, constant).high() <= StrictMath.log(LARGEST_TANGENT)
            && certain(logWidth, 64);
    double failing = still ? logWidth.plus(log(MIDDLE * 0.5)).low() : Double.NEGATIVE_INFINITY;
    return new Enclosure(failing, logWidth.high());
  }

  /**
   * The share of neurons that fail after ln(1/eta)/(eta N) steps, at the most, but for a chance of
   * at most 2 exp(-m/14400) + (5/h + 2) exp(-m h/600), h = 2/(tan (G - 1)); 1 where the argument
   * does not apply, or that chance is not below 10^-9. By then P is at least N/2.
   *
   * @param d input dimension, at least 2
   * @param logWidth ln m
   * @param rate ln(1/eta)
   * @param target N
   * @param constant K of 1 - cos &lt;= K sqrt(eta) ln(1/eta)
   */
  public static Enclosure largestShare(
      int d, Enclosure logWidth, Enclosure rate, double target, double constant) {
    Enclosure logMass = logWidth.minus(rate);
    Enclosure logTangent = logTangent(rate, constant);
    Enclosure all = new Enclosure(0, 1);
    Enclosure step = rate.negated().exp().times(target);
    Enclosure least = logMass.plus(active(d, 90).log());
    Enclosure needed = log(target / 2).minus(least).times(step.plus(1)).plus(step);
    if (!settles(logMass, rate, target) || needed.high() > rate.low()) {
      return all;
    }
    Enclosure most = logMass.plus(active(d, 110).log());
    Enclosure logGrowth = log(target / 2).minus(most).times(0.5);
    if (logGrowth.low() < StrictMath.log(LEAST_GROWTH)) {
      return all;
    }
    Enclosure decayed = Enclosure.of(1).minus(logGrowth.negated().exp());
    // of a grid of windows a twentieth wider a tenth more neurons than expected: 1.05 times 1.1
    Enclosure window = log(2).minus(logTangent).minus(logGrowth).minus(decayed.log());
    Enclosure share = window.exp().times(231).over(Enclosure.of(200));
    boolean certain = certain(logWidth, 14_400) && certain(logWidth, window, 600);
    return certain ? new Enclosure(0, Math.min(1, share.high())) : all;
  }

  /** ln of the growing modes' mass P(0), or less, but for a chance of exp(-m/576). */
  public static Enclosure logLeastMass(int d, Enclosure logWidth, Enclosure rate) {
    return logWidth.minus(rate).plus(active(d, 50).log());
  }

  /** Per cent of E p^2 over eta, (1/(d + 2) + 1/3)/4. */
  private static Enclosure active(int d, double perCent) {
    Enclosure one = Enclosure.of(1);
    Enclosure both = one.over(Enclosure.of(d + 2.0)).plus(one.over(Enclosure.of(3)));
    return both.times(perCent).over(Enclosure.of(400));
  }

  /** Whether exp(-m/k) is below 10^-10. */
  private static boolean certain(Enclosure logWidth, double k) {
    return logWidth.low() >= StrictMath.log(CERTAINTY * k);
  }

  /** Whether (5/h + 2) exp(-m h/k), and what it bounds, is below 10^-10. */
  private static boolean certain(Enclosure logWidth, Enclosure logWindow, double k) {
    Enclosure exponent = logWidth.plus(logWindow).exp().over(Enclosure.of(k));
    Enclosure windows = logWindow.negated().plus(log(5)).logOfOnePlusExp().plus(1);
    return exponent.minus(windows).low() >= CERTAINTY;
  }

  /**
   * ln tan, of the angle whose 1 - cos is K sqrt(eta) ln(1/eta); infinite from a right angle on.
   */
  private static Enclosure logTangent(Enclosure rate, double constant) {
    Enclosure logEps = log(constant).minus(rate.times(0.5)).plus(rate.log());
    Enclosure eps = logEps.exp();
    Enclosure one = Enclosure.of(1);
    if (!(eps.high() < 1)) {
      return new Enclosure(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    Enclosure twice = log(2).plus(logEps).plus(one.minus(eps.times(0.5)).log());
    return twice.times(0.5).minus(one.minus(eps).log());
  }

  /**
   * Whether theta . u cannot pass N: m eta &lt;= N and eta (2 N + 4 m eta) + eta^2 N^2 &lt; 1.
   *
   * @param logMass ln(m eta), above both P(0) and Q(0)
   */
  private static boolean settles(Enclosure logMass, Enclosure rate, double target) {
    Enclosure eta = rate.negated().exp();
    Enclosure mass = logMass.exp();
    Enclosure step = eta.times(target);
    double most = step.times(step).plus(eta.times(mass.times(4).plus(2 * target))).high();
    return mass.high() <= target && most < 1;
  }

  private static Enclosure log(double number) {
    return Enclosure.of(number).log();
  }
}

package twophase.paper.theory.escape;

/**
 * How many of m neurons are within 1/sqrt(m) of their start after a time, by the law of {@link
 * twophase.paper.theory.LazyEscape} where eta m and eta sigma^2 d^2 / sqrt(m) are small: a neuron
 * has moved by (1 - e^(-tau/2)) norm(w_i(0)), tau = eta^2 sigma^2 t, so that it is inside with the
 * chance F_d(d / (m (1 - e^(-tau/2))^2)), each independently of the others. Widths of any size.
 *
 * @param d input dimension, at least 1
 * @param width m
 * @param foldings tau
 */
public record LazyNeurons(int d, Magnitude width, Magnitude foldings) {
  private static final double PRINTED_CONSTANT = 384;

  /** At T1 as printed, that is at tau = 384 sqrt(ln m / m). */
  public static LazyNeurons printed(int d, Magnitude width) {
    return new LazyNeurons(d, width, width.log().over(width).root().times(PRINTED_CONSTANT));
  }

  /**
   * At the time from which on the law leaves all neurons outside with probability 1 - 1/m at least,
   *
   * <pre>tau = -2 ln(1 - x),   x = m^(-1/2) sqrt(d/2) (m^2 / Gamma(d/2 + 1))^(1/d),</pre>
   *
   * since m F_d(d/(m x^2)) &lt;= m (d/(2 m x^2))^(d/2) / Gamma(d/2 + 1) = 1/m.
   *
   * @param width so large that x is well below 1
   * @throws ArithmeticException if it is not: then no time is long enough, or may be
   */
  public static LazyNeurons outside(int d, Magnitude width) {
    Magnitude foldings = shrunkBy(d, width).expectedForChance().times(2);
    return new LazyNeurons(d, width, foldings);
  }

  /** The part x of its norm by which a network has to shrink for {@link #outside}. */
  public static Magnitude shrunkBy(int d, Magnitude width) {
    return width
        .squared()
        .over(ChiSquareBelow.gammaOfHalf(d + 2))
        .root(d)
        .times(Magnitude.of(d).over(2).over(width).root());
  }

  /** The chance that one neuron is inside. */
  public Magnitude chance() {
    Magnitude moved = foldings.over(2).chanceOfSome();
    return ChiSquareBelow.of(d, Magnitude.of(d).over(width).over(moved.squared()));
  }

  /** How many are inside, in the mean. */
  public Magnitude expected() {
    return width.times(chance());
  }

  /** The chance that some neuron is inside. */
  public Magnitude some() {
    // 1 - (1 - F)^m.
    return width.times(chance().expectedForChance()).chanceOfSome();
  }
}

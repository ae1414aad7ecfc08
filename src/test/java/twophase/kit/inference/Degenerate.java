package twophase.kit.inference;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Numbers that a right simulator's run may show now and then, and that a fit stumbles over. */
public final class Degenerate {
  private Degenerate() {}

  /** Zeros, equal numbers, subnormal ones, huge spans, no numbers. */
  public static final double[] NUMBERS = {
    0,
    -0.0,
    1,
    1,
    1 + 0x1p-52,
    -1,
    2,
    Double.MIN_VALUE,
    2 * Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    1e-300,
    1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  /** None, one, or some of them. */
  public static Arbitrary<double[]> samples() {
    return Arbitraries.doubles()
        .ofScale(3)
        .between(0.5, 4)
        .array(double[].class)
        .ofSize(1)
        .flatMap(ordinary -> one(ordinary[0]).array(double[].class).ofMaxSize(7));
  }

  /** One of them, or the given one, which is as likely as all. */
  private static Arbitrary<Double> one(double ordinary) {
    return Arbitraries.oneOf(Arbitraries.just(ordinary), number());
  }

  /** One of them. */
  public static Arbitrary<Double> number() {
    return Arbitraries.integers().between(0, NUMBERS.length - 1).map(k -> NUMBERS[k]);
  }
}

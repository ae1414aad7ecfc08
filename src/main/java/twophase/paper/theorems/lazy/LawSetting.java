package twophase.paper.theorems.lazy;

import twophase.kit.bench.Evaluated;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Ranges;
import twophase.paper.theory.escape.LazyNeurons;
import twophase.paper.theory.escape.Magnitude;

/**
 * A width of any size, of which the law on who is lazy speaks.
 *
 * @param d input dimension, at least 1
 * @param width log10 m, above 0
 */
record LawSetting(int d, double width) {
  LawSetting {
    Ranges.atLeast("d", d, 1);
    Ranges.positive("width", width);
  }

  private static Magnitude width(double power) {
    return Magnitude.of(10).power(power);
  }

  /**
   * Whether the law's chance that some neuron is inside at T1 comes to exceed K/m about here: how
   * much it exceeds K/m already at a width smaller by a step, or does not yet at one larger by a
   * step, whichever is more, against 0; as powers of ten.
   *
   * @param step in log10 m
   */
  Evaluated onset(double constant, double step) {
    Interval before = excess(width - step, constant);
    Interval after = excess(width + step, constant);
    return new Evaluated(
        Interval.of(Math.max(before.low(), -after.high()), Math.max(before.high(), -after.low())),
        0,
        "the chance is 10^%s times %s/m at m = 10^%s, and 10^%s times at 10^%s"
            .formatted(
                Numbers.rounded(before.high(), 3),
                Numbers.shortest(constant),
                Numbers.rounded(width - step, 6),
                Numbers.rounded(after.low(), 3),
                Numbers.rounded(width + step, 6)));
  }

  private Interval excess(double power, double constant) {
    Magnitude m = width(power);
    return LazyNeurons.printed(d, m).some().times(m).over(constant).powersOfTen();
  }

  /**
   * The law's chance that some neuron is inside at the corrected time, against 1/m, as powers of
   * ten.
   *
   * @param tolerance relative, for what the evaluation errs
   */
  Evaluated enough(double tolerance) {
    Magnitude m = width(width);
    LazyNeurons outside = LazyNeurons.outside(d, m);
    return new Evaluated(
        outside.expected().times(m).powersOfTen(),
        StrictMath.log10(1 + tolerance),
        "at eta^2 sigma^2 T = 10^%s some of 10^%s neurons is inside with a chance of 10^%s"
            .formatted(
                Numbers.rounded(outside.foldings().powerOfTen(), 4),
                Numbers.shortest(width),
                Numbers.rounded(outside.some().powerOfTen(), 6)));
  }
}

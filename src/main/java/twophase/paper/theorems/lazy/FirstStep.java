package twophase.paper.theorems.lazy;

import java.util.List;
import twophase.kit.bench.Evaluated;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Ranges;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.InputBound;
import twophase.paper.theory.LemmaThreeAtStart;

/**
 * The step j = 0 at the least width that Condition 1 admits: m = 1/sqrt(eta), eta = C^-96, C the
 * least constant.
 *
 * @param d input dimension, at least 7
 * @param sigma label-noise level, above 0
 * @param perDimension Cdata^2/d, above 0; Gaussian inputs meet A5 from 6 on, but for some in a
 *     hundred training sets of up to exp(Cdata^2/4)
 */
record FirstStep(int d, double sigma, double perDimension) implements Conditioned {
  private static final double LOG_10 = StrictMath.log(10);

  FirstStep {
    Ranges.atLeast("d", d, 7);
    Ranges.positive("sigma", sigma);
    Ranges.positive("perDimension", perDimension);
  }

  /** Cdata^2. */
  double cData2() {
    return perDimension * d;
  }

  /** ln eta, the largest that A2 admits; the first term of C is at most 1. */
  private double logStepSize() {
    double constant = Math.max(ConditionOne.logSmallestConstant(d), cData2());
    return ConditionOne.STEP_SIZE_EXPONENT * constant;
  }

  /** ln m. */
  double logWidth() {
    return -0.5 * logStepSize();
  }

  /** Gaussian inputs, exp(Cdata^2/4) of them, and the largest norm(theta*) that A4 admits. */
  @Override
  public List<Point> points() {
    return List.of(
        new Point(
            logWidth(),
            d,
            true,
            cData2(),
            new InputBound(d, cData2()).logFewSamples(),
            logStepSize(),
            -0.25 * logWidth()));
  }

  LemmaThreeAtStart start() {
    return new LemmaThreeAtStart(logWidth(), d);
  }

  /** A chance against what 1 - O(1/m) leaves, both as powers of ten. */
  Evaluated allowed(Interval logChance, double most, String of) {
    return against(logChance, StrictMath.log(most) - logWidth(), "the chance " + of);
  }

  /** A number between natural logarithms against the logarithm of a bound, as powers of ten. */
  static Evaluated against(Interval log, double logBound, String what) {
    String seen =
        log.low() == Double.NEGATIVE_INFINITY
            ? "is at most " + power(log.high())
            : "is at least " + power(log.low());
    return new Evaluated(
        Interval.of(log.low() / LOG_10, log.high() / LOG_10),
        logBound / LOG_10,
        "%s %s, against %s".formatted(what, seen, power(logBound)));
  }

  /** A natural logarithm as a power of ten. */
  static String power(double logarithm) {
    return "10^" + Numbers.rounded(logarithm / LOG_10, 4);
  }
}

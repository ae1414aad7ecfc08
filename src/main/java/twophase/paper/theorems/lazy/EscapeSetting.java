package twophase.paper.theorems.lazy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twophase.kit.bench.Evaluated;
import twophase.kit.number.Interval;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne;
import twophase.paper.theory.escape.EscapeProof;
import twophase.paper.theory.escape.LazyNeurons;
import twophase.paper.theory.escape.Magnitude;
import twophase.paper.theory.escape.TrainingSetLaw;

/**
 * A network as wide as Condition 1 asks for, or wider, of which laws speak: no run reaches it. Its
 * step size is m^-slope, theta* as long as A4 lets it be.
 *
 * @param d input dimension, at least 1
 * @param sigma label-noise level, above 0
 * @param n training set: Gaussian inputs, or inputs on the sphere
 * @param cData2 Cdata^2, the bound of A5 on norm2(x_k), at least 1
 * @param slope eta = m^-slope, in (1, 2]; at 2 the width is the least that A1 admits, 1/sqrt(eta)
 * @param beyond m is the least width that A2 admits on this slope, to this power
 */
record EscapeSetting(int d, double sigma, Inputs n, double cData2, double slope, double beyond)
    implements Conditioned {
  private static final int DIGITS = 6;
  private static final double LOG_10 = StrictMath.log(10);

  EscapeSetting {
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("sigma", sigma);
    Ranges.positive("beyond", beyond);
    n.requireTrainingSet();
    if (!(cData2 >= 1 && slope > 1 && slope <= 2)) {
      throw new IllegalArgumentException("cData2 must be at least 1, and slope in (1, 2]");
    }
    if (n.law() == Inputs.Law.SPHERE && cData2 < d) {
      throw new IllegalArgumentException("inputs on the sphere have norm2 d, above cData2");
    }
  }

  private boolean sphere() {
    return n.law() == Inputs.Law.SPHERE;
  }

  private double logWidth() {
    return EscapeProof.Network.logLeastWidth(d, sigma, cData2, slope) * beyond;
  }

  /** m: every integer whose logarithm is the nearest of binary64. */
  private Magnitude width() {
    return Magnitude.near(logWidth());
  }

  /** The chance of a training set of which the proof does not speak. */
  private Magnitude otherSets() {
    return TrainingSetLaw.of(sphere(), d, cData2, n.n());
  }

  private EscapeProof proof(double power) {
    return new EscapeProof(new EscapeProof.Network(d, sigma, cData2, slope, width(), power));
  }

  /**
   * The chance that some neuron is inside the lazy ball all the time up to T1, by the proof,
   * against the K/m that Theorem 2 allows, as powers of ten.
   *
   * @param constant K
   * @param power p, what the proof's own failures are rarer than m^-p by
   */
  Evaluated someInside(double constant, double power) {
    EscapeProof proof = proof(power);
    Optional<Magnitude> other = proof.allOutside().map(chance -> chance.plus(otherSets()));
    double least = other.map(Magnitude::logOfRest).orElse(Double.NEGATIVE_INFINITY);
    String found =
        least > Double.NEGATIVE_INFINITY
            ? ("a mean of %s neurons at least never leave, and at every time up to T1 some neuron"
                    + " is inside with a chance of 1 − %s at least; %s is allowed")
                .formatted(
                    proof.expected().orElseThrow().words(DIGITS),
                    other.orElseThrow().words(DIGITS),
                    Magnitude.of(constant).over(width()).words(DIGITS))
            : "nothing is proved";
    EscapeProof.Condition narrowest =
        proof.conditions().stream()
            .min(Comparator.comparingDouble(EscapeProof.Condition::margin))
            .orElseThrow();
    double margin = narrowest.margin();
    String words =
        "at m = %s, η = %s, T1 = %s %s (the narrowest condition, %s, has a margin of a factor %s)"
            .formatted(
                width().words(DIGITS),
                proof.stepSize().words(DIGITS),
                proof.time().words(DIGITS),
                found,
                narrowest.name(),
                Magnitude.ofLog(margin, margin).words(DIGITS));
    return new Evaluated(Interval.of(least / LOG_10, 0), allowed(constant), words);
  }

  /** log10 of K/m. */
  private double allowed(double constant) {
    return Magnitude.of(constant).over(width()).low() / LOG_10;
  }

  /** The proof's count of neurons inside over the law's, as a power of ten, against 1. */
  Evaluated countOverLaw(double power) {
    Magnitude law = LazyNeurons.printed(d, width()).expected();
    Interval value =
        proof(power)
            .expected()
            .map(x -> x.over(law).powersOfTen())
            .orElse(Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    String words =
        "at m = %s the law leaves %s neurons inside at T1, the proof %s"
            .formatted(
                width().words(DIGITS),
                law.words(DIGITS),
                proof(power).expected().map(x -> x.words(DIGITS)).orElse("none"));
    return new Evaluated(value, 0, words);
  }

  /** The share of neurons that the law leaves inside at T1 against a half, as powers of ten. */
  Evaluated share(double half) {
    Magnitude share = LazyNeurons.printed(d, width()).chance();
    return new Evaluated(
        share.powersOfTen(),
        StrictMath.log10(half),
        "at m = %s the law leaves a share of %s inside at T1"
            .formatted(width().words(DIGITS), share.words(DIGITS)));
  }

  /** The chance that the law leaves all neurons inside at T1 against K/m, as powers of ten. */
  Evaluated allInside(double constant) {
    Magnitude outside =
        Magnitude.of(1).over(LazyNeurons.printed(d, width()).chance()).log().times(width());
    Magnitude all = outside.exponentialOfOpposite();
    return new Evaluated(
        all.powersOfTen(),
        allowed(constant),
        "at m = %s all neurons are inside at T1 with a chance of e^-%s by the law"
            .formatted(width().words(DIGITS), outside.words(DIGITS)));
  }

  @Override
  public List<ConditionOne.Point> points() {
    double log = logWidth();
    return List.of(
        new ConditionOne.Point(
            log, d, !sphere(), cData2, StrictMath.log(n.n()), -slope * log, -0.25 * log));
  }
}

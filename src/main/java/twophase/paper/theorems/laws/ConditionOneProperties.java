package twophase.paper.theorems.laws;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.TrainingSet;
import twophase.paper.theory.ConditionOne;
import twophase.paper.theory.ConditionOne.Extremes;
import twophase.paper.theory.StabilityLimit;

/** Condition 1: whether there is anything it admits. */
@StatementId("condition-1")
public class ConditionOneProperties {
  private static final int LARGEST_DIMENSION = 1000;

  /** Up to here the corrected form's width fits into a 64-bit integer. */
  private static final int LARGEST_CORRECTED_DIMENSION = 700;

  /** The largest chance of compatibility, at d = 1 and n = 2, is 0.0023. */
  private static final double EXCLUDED = 0.99;

  /**
   * The setting: what the constant C depends on.
   *
   * @param d input dimension, at least 1
   * @param sigma label-noise level, at least 0
   * @param cData bound on the inputs' norms, at least 0
   */
  record Constants(int d, double sigma, double cData) {
    Constants {
      Ranges.atLeast("d", d, 1);
      Ranges.notNegative("sigma", sigma);
      Ranges.notNegative("cData", cData);
    }
  }

  /**
   * The setting of the corrected form.
   *
   * @param d input dimension, 1 to 700
   */
  record Dimension(int d) {
    Dimension {
      Ranges.atLeast("d", d, 1);
      if (d > LARGEST_CORRECTED_DIMENSION) {
        throw new IllegalArgumentException(
            "d must be at most " + LARGEST_CORRECTED_DIMENSION + ", not " + d);
      }
    }
  }

  /**
   * The setting of the sharp form.
   *
   * @param d input dimension, at least 1
   * @param eta step size, above 0 and below 1
   */
  record Samples(int d, double eta) {
    Samples {
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      if (!(eta < 1)) {
        throw new IllegalArgumentException("eta must be below 1, not " + Numbers.shortest(eta));
      }
    }
  }

  @Form(
      value = "as-printed",
      settings = {200, 1000, 10000})
  void asPrinted(@ForAll("constants") Constants constants, Bench bench) {
    Extremes extremes = ConditionOne.printed(constants.d(), constants.sigma(), constants.cData());
    assertThat(
        bench.testable(Setting.of(constants), extremes.representable(), words(extremes)), stands());
  }

  @Form(
      value = "corrected",
      settings = {100, LARGEST_CORRECTED_DIMENSION, LARGEST_CORRECTED_DIMENSION},
      exhaustive = true)
  void corrected(@ForAll("dimensions") Dimension dimension, Bench bench) {
    assertThat(
        bench.measure(Setting.of(dimension), trial -> powersOfTenBelowOne(dimension.d())),
        stands());
  }

  @Form(
      value = "sharp",
      settings = {4, 12, 60},
      trials = {30000, 30000, 100000},
      shrinks = {4, 10, 20})
  void sharp(@ForAll("samples") Samples samples, Bench bench) {
    assertThat(
        bench.probability(Setting.of(samples), EXCLUDED, trial -> excluded(samples, trial)),
        stands());
  }

  /**
   * First what asks for least, d = 1 and inputs near 0, and the paper's own run, d = 20, sigma = 4
   * and 200 inputs whose largest norm is about 6.4.
   */
  @Provide
  Arbitrary<Constants> constants() {
    return Draws.first(
        List.of(new Constants(1, 0, 0), new Constants(20, 4, 6.4)),
        Combinators.combine(
                Arbitraries.integers().between(1, LARGEST_DIMENSION),
                Arbitraries.of(0.0, 0.1, 1.0, 4.0, 100.0),
                Arbitraries.of(0.0, 0.1, 1.0, 2.0, 5.0, 10.0, 30.0))
            .as(Constants::new));
  }

  @Provide
  Arbitrary<Dimension> dimensions() {
    return Arbitraries.integers().between(1, LARGEST_CORRECTED_DIMENSION).map(Dimension::new);
  }

  /** First where the chance of compatibility is largest: two samples in one dimension. */
  @Provide
  Arbitrary<Samples> samples() {
    return Draws.first(
        List.of(new Samples(1, 0.7072), new Samples(1, 0.02)),
        Combinators.combine(
                Arbitraries.integers().between(1, 20),
                Arbitraries.of(0.99, 0.9, 0.8, 0.7, 0.5, 0.2, 0.1, 0.05, 0.03))
            .as(Samples::new));
  }

  /**
   * How far below 1 the largest step size lies, against how far binary64 reaches; infinite where a
   * 64-bit integer does not hold the width, or the stability limit excludes the start.
   */
  private static Measurement powersOfTenBelowOne(int d) {
    Extremes extremes = ConditionOne.needed(d);
    double eta = StrictMath.exp(extremes.stepSize());
    double m = Math.ceil(StrictMath.exp(extremes.width()));
    boolean runs = m < Long.MAX_VALUE && StabilityLimit.load(m, d, eta, 1) < 1;
    return new Measurement(
        runs ? -Extremes.powerOfTen(extremes.stepSize()) : Double.POSITIVE_INFINITY,
        -Extremes.powerOfTen(StrictMath.log(Double.MIN_VALUE)),
        words(extremes));
  }

  /** Draws as many samples as A3 asks for: A5 gives Cdata, C and the step sizes that A2 admits. */
  private static Seen excluded(Samples samples, Trial trial) {
    int n = (int) ConditionOne.smallestSampleSize(samples.eta());
    GroundTruth truth = GroundTruth.draw(samples.d(), 0, trial.seeds().child("truth").stream());
    TrainingSet data = TrainingSet.draw(n, truth, trial.seeds().child("data").stream());
    double largest =
        ConditionOne.STEP_SIZE_EXPONENT * ConditionOne.logInputTerm(Math.sqrt(largestNorm2(data)));
    boolean excluded = StrictMath.log(samples.eta()) > largest;
    return new Seen(excluded, Extremes.powerOfTen(largest), false);
  }

  private static double largestNorm2(TrainingSet data) {
    int d = data.inputs().getNumCols();
    double largest = 0;
    for (int k = 0; k < data.size(); k++) {
      double norm2 = 0;
      for (int l = 0; l < d; l++) {
        double entry = data.inputs().data[k * d + l];
        norm2 += entry * entry;
      }
      largest = Math.max(largest, norm2);
    }
    return largest;
  }

  private static String words(Extremes extremes) {
    return "C >= "
        + power(extremes.constant())
        + ", so eta <= "
        + power(extremes.stepSize())
        + ", m >= "
        + power(extremes.width())
        + ", n >= "
        + power(extremes.samples())
        + " and norm(theta*) <= "
        + power(extremes.thetaNorm())
        + "; the smallest positive binary64 number is 10^-323.3";
  }

  private static String power(double logarithm) {
    return "10^" + Numbers.rounded(Extremes.powerOfTen(logarithm), 4);
  }
}

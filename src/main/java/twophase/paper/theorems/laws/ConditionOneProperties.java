package twophase.paper.theorems.laws;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Possible;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.Ranges;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.Rounding;
import twophase.paper.theory.ConditionOne;
import twophase.paper.theory.ConditionOne.Extremes;
import twophase.paper.theory.StabilityLimit;

/** Condition 1: whether there is anything it admits. */
@StatementId("condition-1")
public class ConditionOneProperties {

  /**
   * What the constant C depends on.
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
   * What the bracket alone depends on.
   *
   * @param d input dimension, at least 1
   */
  record Dimension(int d) {
    Dimension {
      Ranges.atLeast("d", d, 1);
    }
  }

  /**
   * A training set of as many samples as A3 asks for.
   *
   * @param d input dimension, at least 1
   * @param eta step size, above 0 and below 1
   */
  record Samples(int d, double eta) {
    Samples {
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.positive("1 - eta", 1 - eta);
    }
  }

  @Form("as-printed")
  Possible asPrinted(@ForAll Constants constants, Trial trial) {
    Extremes extremes = ConditionOne.printed(constants.d(), constants.sigma(), constants.cData());
    return new Possible(extremes.representable(), words(extremes));
  }

  /**
   * How many powers of ten the largest step size lies below 1, against how far binary64 reaches;
   * infinite where a 64-bit integer does not hold the width, or the stability limit excludes the
   * start.
   */
  @Form("corrected")
  Measurement corrected(@ForAll Dimension setting, Trial trial) {
    Extremes extremes = ConditionOne.needed(setting.d());
    double eta = StrictMath.exp(extremes.stepSize());
    double m = Math.ceil(StrictMath.exp(extremes.width()));
    boolean runs = m < Long.MAX_VALUE && StabilityLimit.load(m, setting.d(), eta, 1) < 1;
    return new Measurement(
        runs ? -Extremes.powerOfTen(extremes.stepSize()) : Double.POSITIVE_INFINITY,
        -Extremes.powerOfTen(StrictMath.log(Double.MIN_VALUE)),
        words(extremes));
  }

  /** Whether A5, which gives Cdata, and A2 exclude the step size by which A3 gives the samples. */
  @Form("sharp")
  Event sharp(@ForAll Samples samples, Trial trial) {
    int d = samples.d();
    int n = (int) ConditionOne.smallestSampleSize(samples.eta());
    GroundTruth truth = GroundTruth.draw(d, 0, trial.seeds().child("truth").stream());
    double[] inputs =
        TrainingSet.draw(n, truth, trial.seeds().child("data").stream()).inputs().data;
    double norm2 =
        IntStream.range(0, n)
            .mapToDouble(k -> Rounding.norm2(inputs, k * d, d))
            .max()
            .orElseThrow();
    double largest = ConditionOne.STEP_SIZE_EXPONENT * ConditionOne.logInputTerm(Math.sqrt(norm2));
    return Event.that(StrictMath.log(samples.eta()) > largest, Extremes.powerOfTen(largest));
  }

  private static String words(Extremes extremes) {
    return "C >= %s, so eta <= %s, m >= %s, n >= %s and norm(theta*) <= %s; the smallest positive binary64 number is %s"
        .formatted(
            power(extremes.constant()),
            power(extremes.stepSize()),
            power(extremes.width()),
            power(extremes.samples()),
            power(extremes.thetaNorm()),
            power(StrictMath.log(Double.MIN_VALUE)));
  }

  private static String power(double logarithm) {
    return "10^" + Numbers.rounded(Extremes.powerOfTen(logarithm), 4);
  }
}

package twophase.paper.theorems.laws;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Evaluated;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Possible;
import twophase.kit.bench.Trial;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.Ranges;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.Rounding;
import twophase.paper.theory.ConditionOne;
import twophase.paper.theory.ConditionOne.Extremes;
import twophase.paper.theory.InputBound;
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

  /**
   * What few Gaussian inputs depend on.
   *
   * @param d input dimension, at least 2
   * @param perDimension Cdata^2/d, above 0
   */
  record FewInputs(int d, double perDimension) {
    FewInputs {
      Ranges.atLeast("d", d, 2);
      Ranges.positive("perDimension", perDimension);
    }

    InputBound bound() {
      return new InputBound(d, perDimension * d);
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
  @Form("sharp.excluded-by-draws")
  Event excludedByDraws(@ForAll Samples samples, Trial trial) {
    int d = samples.d();
    int n = (int) ConditionOne.smallestSampleSize(samples.eta());
    double norm2 = largestNorm2(n, d, trial);
    double largest = ConditionOne.STEP_SIZE_EXPONENT * ConditionOne.logInputTerm(Math.sqrt(norm2));
    return Event.that(StrictMath.log(samples.eta()) > largest, Extremes.powerOfTen(largest));
  }

  /** Powers of ten of inputs that are too long, on average, at the Cdata where they are fewest. */
  @Form("sharp.vacuous-with-gaussian-inputs")
  Evaluated vacuousWithGaussianInputs(@ForAll Dimension setting, Trial trial) {
    double violations = InputBound.leastLogViolations(setting.d());
    double claimed = trial.card().number("violations");
    return new Evaluated(
        Interval.of(Double.NEGATIVE_INFINITY, -Extremes.powerOfTen(violations)),
        -claimed,
        "of the inputs that A2 and A3 ask for at least %s are longer than Cdata on average"
            .formatted(power(violations)));
  }

  /** The chance that some of few inputs is too long. */
  @Form("sharp.gaussian-sets")
  Evaluated gaussianSets(@ForAll FewInputs setting, Trial trial) {
    double failing = setting.bound().logSomeExceeds(setting.bound().logFewSamples());
    double bound = StrictMath.log(1 - trial.card().number("kept-within"));
    double cData = Math.sqrt(setting.bound().cData2());
    return new Evaluated(
        Interval.of(Double.NEGATIVE_INFINITY, Extremes.powerOfTen(failing)),
        Extremes.powerOfTen(bound),
        "some of %s inputs is longer than Cdata with a chance of at most %s; then m >= %s"
            .formatted(
                power(setting.bound().logFewSamples()),
                Numbers.rounded(StrictMath.exp(failing), 3),
                power(ConditionOne.printed(setting.d(), 0, cData).width())));
  }

  /** The same, drawn. */
  @Form("sharp.gaussian-sets-drawn")
  Event gaussianSetsDrawn(@ForAll FewInputs setting, Trial trial) {
    int n = (int) StrictMath.exp(setting.bound().logFewSamples());
    double norm2 = largestNorm2(n, setting.d(), trial);
    return Event.that(norm2 <= setting.bound().cData2(), norm2);
  }

  /** The largest squared norm of a trial's Gaussian inputs. */
  private static double largestNorm2(int n, int d, Trial trial) {
    GroundTruth truth = GroundTruth.draw(d, 0, trial.seeds().child("truth").stream());
    double[] inputs =
        TrainingSet.draw(n, truth, trial.seeds().child("data").stream()).inputs().data;
    return IntStream.range(0, n)
        .mapToDouble(k -> Rounding.norm2(inputs, k * d, d))
        .max()
        .orElseThrow();
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

package twophase.paper.theorems;

import java.util.OptionalDouble;
import twophase.kit.bench.Landmark;
import twophase.paper.theory.ConditionOne.Point;

/** The paper's synthetic run, by which its readers measure other settings. */
public final class PaperLandmark {
  private static final double LOG_WIDTH = StrictMath.log(1000);
  private static final double LOG_DIMENSION = StrictMath.log(20);
  private static final double LOG_STEP_SIZE = StrictMath.log(0.001);
  private static final double LOG_NOISE = StrictMath.log(4);
  private static final double LOG_10 = StrictMath.log(10);

  /** Logarithms of the run itself come to this at the most, by way of powers of ten. */
  private static final double ROUNDING = 1e-12;

  /**
   * How far settings are from it: Euclidean, in decimal logarithms of m, d and eta, and of sigma
   * where there is label noise. The logarithms are those of the setting's point of Condition 1, so
   * that laws far beyond binary64 have a distance; a sweep is where the farthest of its points is.
   */
  public static final Landmark LANDMARK =
      new Landmark("the paper's run", "decades in m, d, η and any σ", PaperLandmark::distance);

  private PaperLandmark() {}

  private static OptionalDouble distance(Record setting) {
    if (!(setting instanceof Conditioned conditioned)) {
      return OptionalDouble.empty();
    }
    double sigma = conditioned.sigma();
    double noise = sigma > 0 ? square(StrictMath.log(sigma) - LOG_NOISE) : 0;
    return conditioned.points().stream()
        .mapToDouble(point -> Math.sqrt(square(point) + noise))
        .max();
  }

  private static double square(Point point) {
    return square(point.logWidth() - LOG_WIDTH)
        + square(StrictMath.log(point.d()) - LOG_DIMENSION)
        + square(point.logStepSize() - LOG_STEP_SIZE);
  }

  /** Of decades, from a natural logarithm. */
  private static double square(double logarithm) {
    double decades = Math.abs(logarithm) < ROUNDING ? 0 : logarithm / LOG_10;
    return decades * decades;
  }
}

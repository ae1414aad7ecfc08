package twophase.paper.network;

import twophase.kit.random.RandomStream;

/**
 * Draws from the chi-square distribution that do not change with the Java platform.
 *
 * <p>Up to 32 degrees of freedom, the sum of squares of normals; beyond, twice a gamma variate of
 * shape nu / 2 by the rejection of Marsaglia and Tsang (<i>A simple method for generating gamma
 * variables</i>, ACM Transactions on Mathematical Software 26, 2000), which is exact. The samplers
 * of Commons RNG do the same with {@code Math.log}, whose last bit is the platform's; here it is
 * {@code StrictMath}.
 */
final class ChiSquare {
  private static final int SUMMED = 32;

  private ChiSquare() {}

  /**
   * A draw.
   *
   * @param freedom degrees of freedom, at least 1
   */
  static double draw(long freedom, RandomStream stream) {
    if (freedom > SUMMED) {
      return 2 * gamma(0.5 * freedom, stream);
    }
    double sum = 0;
    for (int k = 0; k < freedom; k++) {
      double normal = stream.gaussian();
      sum += normal * normal;
    }
    return sum;
  }

  private static double gamma(double shape, RandomStream stream) {
    double scale = shape - 1.0 / 3;
    double spread = 1 / Math.sqrt(9 * scale);
    while (true) {
      double normal = stream.gaussian();
      double root = 1 + spread * normal;
      double cube = root * root * root;
      double uniform = 1 - stream.uniform();
      if (root > 0
          && StrictMath.log(uniform)
              < 0.5 * normal * normal + scale * (1 - cube + StrictMath.log(cube))) {
        return scale * cube;
      }
    }
  }
}

package twophase.paper.theorems.images;

import twophase.kit.statement.Ranges;
import twophase.paper.erf.LabelNoise;
import twophase.paper.erf.Parameterisation;

/**
 * A run of a network with one hidden layer on images of ten classes.
 *
 * @param network its parameterisation
 * @param m neurons, at least 1
 * @param n training images, the first of the set, 1 to 64
 * @param batch samples of a step, 1 to n; n for the whole set
 * @param noise what is done to labels
 * @param level of the noise: a probability of classes, or the size of signs
 * @param radius SAM's radius, at least 0; at 0 this is gradient descent
 * @param eta step size, above 0, for a loss that is the mean over samples and classes
 * @param steps at least 2
 */
record ImageRun(
    Parameterisation network,
    int m,
    int n,
    int batch,
    LabelNoise noise,
    double level,
    double radius,
    double eta,
    int steps) {
  /** As many as travel with the suite. */
  private static final int IMAGES = 64;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  ImageRun {
    Ranges.atLeast("m", m, 1);
    if (n < 1 || n > IMAGES) {
      throw new IllegalArgumentException("n must be from 1 to " + IMAGES + ", not " + n);
    }
    if (batch < 1 || batch > n) {
      throw new IllegalArgumentException("batch must be from 1 to n = " + n + ", not " + batch);
    }
    Ranges.notNegative("level", level);
    if (noise.ofClasses() && level > 1) {
      throw new IllegalArgumentException(
          "level must be a probability where labels are " + noise + ", not " + level);
    }
    Ranges.notNegative("radius", radius);
    Ranges.positive("eta", eta);
    Ranges.atLeast("steps", steps, 2);
  }

  /** The same with other noise of its level. */
  ImageRun with(LabelNoise other) {
    return new ImageRun(network, m, n, batch, other, level, radius, eta, steps);
  }
}

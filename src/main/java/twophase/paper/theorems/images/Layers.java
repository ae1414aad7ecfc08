package twophase.paper.theorems.images;

import twophase.paper.erf.ErfNetwork;

/**
 * What training does to the layers' weights.
 *
 * @param first squared norm of W1 at the end over that at the start
 * @param second the same of W2
 */
record Layers(double first, double second) {

  /** Of a network that was trained. */
  static Layers of(ErfNetwork start, ErfNetwork end) {
    return new Layers(
        square(end.firstNorm() / start.firstNorm()), square(end.secondNorm() / start.secondNorm()));
  }

  private static double square(double ratio) {
    return ratio * ratio;
  }
}

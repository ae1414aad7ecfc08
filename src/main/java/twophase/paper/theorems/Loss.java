package twophase.paper.theorems;

/**
 * The loss of a sample that a step descends, where it can be read in two ways: the paper's
 * equations have half of the squared residual, most software the square itself. The second is the
 * first with twice the step size.
 */
public enum Loss {
  /** r^2 / 2, as the equations are printed. */
  HALF_SQUARE("half-square", 1),
  /** r^2. */
  SQUARE("square", 2);

  private final String word;
  private final int factor;

  Loss(String word, int factor) {
    this.word = word;
    this.factor = factor;
  }

  /** The step size on r^2 / 2 that moves the network as eta does on this loss. */
  public double step(double eta) {
    return factor * eta;
  }

  @Override
  public String toString() {
    return word;
  }
}

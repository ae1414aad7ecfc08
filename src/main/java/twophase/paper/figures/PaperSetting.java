package twophase.paper.figures;

import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;

/** The paper's synthetic run. It does not state the norm of theta*; ours is 1. */
final class PaperSetting {
  static final int WIDTH = 1000;
  static final int DIMENSION = 20;
  static final int SAMPLES = 200;
  static final double ETA = 0.001;
  static final double SIGMA = 4;
  static final double THETA_NORM = 1;
  static final double SMALL_THETA_NORM = 0.1;

  static final String WORDS =
      "m = 1000, d = 20, n = 200, η = 0.001, and ‖θ*‖ = 1, which the paper does not state.";

  private PaperSetting() {}

  /** Label-noise SGD as in the paper. */
  static Run.Free noisy(SeedTree seeds, long steps) {
    return run(SIGMA, seeds, steps);
  }

  /** The case that the decay law is about: fresh inputs and a small ground truth. */
  static Run.Free fresh(SeedTree seeds, long steps) {
    return new Run.Free(WIDTH, DIMENSION, Inputs.FRESH, ETA, SIGMA, SMALL_THETA_NORM, seeds, steps);
  }

  /** The same without label noise. */
  static Run.Free quiet(SeedTree seeds, long steps) {
    return run(0, seeds, steps);
  }

  private static Run.Free run(double sigma, SeedTree seeds, long steps) {
    return new Run.Free(
        WIDTH, DIMENSION, new Inputs(SAMPLES), ETA, sigma, THETA_NORM, seeds, steps);
  }
}

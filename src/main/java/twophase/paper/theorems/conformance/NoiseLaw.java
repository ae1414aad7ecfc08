package twophase.paper.theorems.conformance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.theorems.Rounding;

/**
 * Label noise, as it is seen on a training set of one sample, where x is the same in all steps:
 * with s the step that moves most, z_t = r_t x gives rho_t = r_t / r_s, and (theta_t - theta*) .
 * z_s = r_s (r_t + eps_t). So r_s solves r_s^2 + eps_s r_s = (theta_s - theta*) . z_s with eps_s =
 * +sigma or -sigma (the sign of r_s is x's, which does not show), and then every eps_t = (theta_t -
 * theta*) . z_s / r_s - rho_t r_s is known, its size to about 1e-9.
 *
 * <p>At the step that moves most r_s is no smaller than sigma, and so is the root 2 r_s + eps_s,
 * unless the noise of all steps has one sign, which of k steps has probability 2^(1-k): at any one
 * step both may be near 0, and eps_t is lost in rounding.
 */
final class NoiseLaw {
  private NoiseLaw() {}

  /** Scores the noise of a run: every size exactly, fairness and independence of the signs. */
  static void look(FreeLook look, Scores scores) {
    int[] signs = signs(look, scores);
    double sum = 0;
    double neighbours = 0;
    int count = 0;
    for (int t = 0; t < signs.length; t++) {
      sum += signs[t];
      count += Math.abs(signs[t]);
      neighbours += t == 0 ? 0 : signs[t] * signs[t - 1];
    }
    scores.of("signs of the noise").mean("their mean", sum, count, 0, 1);
    if (look.run().schedule().always()) {
      scores.mean("the mean product of neighbours", neighbours, count - 1L, 0, 1);
    }
  }

  /**
   * The sign of each step's noise, all of them up to one common sign; 0 where it is off. That every
   * step is one, and every size right, is required.
   */
  static int[] signs(FreeLook look, Scores scores) {
    List<FreeStep> steps = look.steps();
    steps.forEach(look::requireMove);
    NoiseSchedule schedule = look.run().schedule();
    double sigma = look.run().sigma();
    FreeStep most = most(steps, schedule);
    double product = FreeLook.dot(most.error(look.truth()), most.move());
    double root = Math.sqrt(sigma * sigma + 4 * product);
    double[] best = new double[0];
    double smallest = Double.POSITIVE_INFINITY;
    for (double twice : new double[] {root - sigma, root + sigma, sigma - root}) {
      double[] noise = noise(look, steps, most.move(), twice / 2);
      double defect = defect(noise, sigma, schedule);
      if (defect < smallest) {
        smallest = defect;
        best = noise;
      }
    }
    scores.require(smallest <= look.tolerance(), "noise: not everywhere +sigma or -sigma");
    return signs(best, sigma);
  }

  /** The step with noise that moves most. */
  private static FreeStep most(List<FreeStep> steps, NoiseSchedule schedule) {
    return IntStream.range(0, steps.size())
        .filter(schedule::isOn)
        .mapToObj(steps::get)
        .max(Comparator.comparingDouble(FreeStep::size))
        .orElseThrow();
  }

  /**
   * The noise of all steps.
   *
   * @param move z of one of them
   * @param residual r of the same
   */
  private static double[] noise(
      FreeLook look, List<FreeStep> steps, double[] move, double residual) {
    double norm2 = Rounding.norm2(move, 0, move.length);
    double[] noise = new double[steps.size()];
    for (int t = 0; t < noise.length; t++) {
      double along = FreeLook.dot(steps.get(t).move(), move);
      double error = FreeLook.dot(steps.get(t).error(look.truth()), move);
      noise[t] = error / residual - along / norm2 * residual;
    }
    return noise;
  }

  /** How far the sizes are from those of two-point noise, relative to sigma. */
  private static double defect(double[] noise, double sigma, NoiseSchedule schedule) {
    double defect = 0;
    for (int t = 0; t < noise.length; t++) {
      double size = schedule.isOn(t) ? sigma : 0;
      double apart = Math.abs(Math.abs(noise[t]) - size);
      defect = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(defect, apart);
    }
    return defect / sigma;
  }

  private static int[] signs(double[] noise, double sigma) {
    int[] signs = new int[noise.length];
    for (int t = 0; t < noise.length; t++) {
      signs[t] = Math.abs(noise[t]) < sigma / 2 ? 0 : noise[t] > 0 ? 1 : -1;
    }
    return signs;
  }
}

package twophase.paper.theorems.conformance;

import java.util.List;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.theorems.Rounding;

/**
 * Label noise, as it is seen on a training set of one sample, where x is the same in all steps: z_t
 * = r_t x gives rho_t = r_t / r_0, and (theta_t - theta*) . z_0 = r_0 (r_t + eps_t). So r_0 solves
 * r_0^2 + eps_0 r_0 = (theta_0 - theta*) . z_0 with eps_0 = +sigma or -sigma (the sign of r_0 is
 * x's, which does not show), and then every eps_t = (theta_t - theta*) . z_0 / r_0 - rho_t r_0 is
 * known, its size to about 1e-9.
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
    scores.mean(sum, count, 0, 1);
    if (look.run().schedule().always()) {
      scores.mean(neighbours, count - 1L, 0, 1);
    }
  }

  /**
   * The sign of each step's noise, all of them up to one common sign; 0 where it is off. That every
   * step is one, and every size right, is required.
   */
  static int[] signs(FreeLook look, Scores scores) {
    List<FreeStep> steps = look.steps();
    steps.forEach(step -> scores.require(look.isMove(step)));
    NoiseSchedule schedule = look.run().schedule();
    double sigma = look.run().sigma();
    double[] first = steps.get(0).move();
    double product = FreeLook.dot(steps.get(0).error(look.truth()), first);
    double root = Math.sqrt(sigma * sigma + 4 * product);
    double[] best = new double[0];
    double smallest = Double.POSITIVE_INFINITY;
    for (double twice : new double[] {root - sigma, root + sigma, sigma - root}) {
      double[] noise = noise(look, steps, twice / 2);
      double defect = defect(noise, sigma, schedule);
      if (defect < smallest) {
        smallest = defect;
        best = noise;
      }
    }
    scores.require(smallest <= look.tolerance());
    return signs(best, sigma);
  }

  private static double[] noise(FreeLook look, List<FreeStep> steps, double firstResidual) {
    double[] first = steps.get(0).move();
    double norm2 = Rounding.norm2(first, 0, first.length);
    double[] noise = new double[steps.size()];
    for (int t = 0; t < noise.length; t++) {
      double along = FreeLook.dot(steps.get(t).move(), first);
      double error = FreeLook.dot(steps.get(t).error(look.truth()), first);
      noise[t] = error / firstResidual - along / norm2 * firstResidual;
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

package twophase.paper.theorems.conformance;

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
  static void look(FreeLook look, DrawnRun run, NoiseSchedule schedule, Scores scores) {
    int[] signs = signs(look, run, schedule, scores);
    double sum = 0;
    double neighbours = 0;
    int count = 0;
    for (int t = 0; t < signs.length; t++) {
      sum += signs[t];
      count += Math.abs(signs[t]);
      neighbours += t == 0 ? 0 : signs[t] * signs[t - 1];
    }
    scores.mean(sum, count, 0, 1);
    if (schedule.always()) {
      scores.mean(neighbours, count - 1L, 0, 1);
    }
  }

  /** The sign of each step's noise, all of them up to one common sign; 0 where it is off. */
  static int[] signs(FreeLook look, DrawnRun run, NoiseSchedule schedule, Scores scores) {
    double[][] moves = new double[run.steps()][];
    for (int t = 0; t < moves.length; t++) {
      moves[t] = look.move(t);
      scores.require(look.isMove(t, moves[t]));
    }
    double product = FreeLook.dot(look.error(0), moves[0]);
    double root = Math.sqrt(run.sigma() * run.sigma() + 4 * product);
    double[] best = new double[0];
    double smallest = Double.POSITIVE_INFINITY;
    for (double twice : new double[] {root - run.sigma(), root + run.sigma(), run.sigma() - root}) {
      double[] noise = noise(look, moves, twice / 2);
      double defect = defect(noise, run.sigma(), schedule);
      if (defect < smallest) {
        smallest = defect;
        best = noise;
      }
    }
    scores.require(smallest <= look.tolerance());
    return signs(best, run.sigma());
  }

  private static double[] noise(FreeLook look, double[][] moves, double firstResidual) {
    double norm2 = Rounding.norm2(moves[0], 0, moves[0].length);
    double[] noise = new double[moves.length];
    for (int t = 0; t < moves.length; t++) {
      double along = FreeLook.dot(moves[t], moves[0]);
      noise[t] =
          FreeLook.dot(look.error(t), moves[0]) / firstResidual - along / norm2 * firstResidual;
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

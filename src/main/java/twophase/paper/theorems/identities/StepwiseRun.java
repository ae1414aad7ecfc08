package twophase.paper.theorems.identities;

import twophase.kit.bench.Trial;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;

/**
 * A run of label-noise SGD from the NTK start that is checked step by step.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param steps at least 1
 */
record StepwiseRun(int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps)
    implements NtkSetting {
  StepwiseRun {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
  }

  /** Start and samples of a trial. */
  DrivenRun drawn(Trial trial) {
    return DrivenRun.draw(new Learning(m, d, n, eta, sigma, thetaNorm, steps), trial);
  }
}

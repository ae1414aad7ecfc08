package twophase.paper.theorems.words;

import twophase.paper.network.Network;

/**
 * The two terms of the norm balance, step by step: norm2(w_i) changes by eta^2 Delta_i, which is
 * what norm2(w_i) - a_i^2 changes by, and by what a_i^2 does. That the balance is an identity is
 * the card {@code norm-balance}'s.
 */
final class BalanceTerms implements StepPairs.Step {
  private long neuronSteps;
  private long governed;

  @Override
  public void see(Network before, Network after) {
    for (int i = 0; i < before.width(); i++) {
      double whole = norm2(after, i) - norm2(before, i);
      double weight = weight2(after, i) - weight2(before, i);
      neuronSteps++;
      governed += Math.abs(whole - weight) > Math.abs(weight) ? 1 : 0;
    }
  }

  /** The share of neurons and steps in which the term of Delta is the larger one. */
  double governedShare() {
    return (double) governed / neuronSteps;
  }

  /**
   * The second layer's part of what happened between two states: the sum over the neurons of the
   * size of what a_i^2 changed by, over that of what norm2(w_i) did.
   */
  static double secondLayerPart(Network before, Network after) {
    double weights = 0;
    double norms = 0;
    for (int i = 0; i < before.width(); i++) {
      weights += Math.abs(weight2(after, i) - weight2(before, i));
      norms += Math.abs(norm2(after, i) - norm2(before, i));
    }
    return weights / norms;
  }

  private static double norm2(Network network, int i) {
    int d = network.inputDimension();
    double sum = 0;
    for (int e = i * d; e < (i + 1) * d; e++) {
      sum += network.firstLayer().data[e] * network.firstLayer().data[e];
    }
    return sum;
  }

  private static double weight2(Network network, int i) {
    return network.secondLayer().get(i) * network.secondLayer().get(i);
  }
}

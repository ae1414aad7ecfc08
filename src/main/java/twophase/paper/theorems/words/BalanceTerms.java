package twophase.paper.theorems.words;

import twophase.paper.network.Changes;
import twophase.paper.network.Network;

/** In how many single steps of neurons eta^2 Delta is the larger term of the norm balance. */
final class BalanceTerms implements StepPairs.Step {
  private long neuronSteps;
  private long governed;

  @Override
  public void see(Network before, Network after) {
    neuronSteps += before.width();
    governed += Changes.governed(before, after);
  }

  /** The share of neurons and steps in which the term of Delta is the larger one. */
  double governedShare() {
    return (double) governed / neuronSteps;
  }
}

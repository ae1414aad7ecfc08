package twophase.paper.theorems.lazy;

import twophase.kit.bench.Abridged;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;

/**
 * Growing noise levels; which ones, and the step size, are on the card.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 */
record NoiseSweep(int m, int d) implements Abridged {
  NoiseSweep {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
  }

  @Override
  public LayerSweep whole(CardNumbers card) {
    double eta = card.number("noise-sweep-eta");
    return LayerSweep.of(
        "noise level σ",
        card.number("noise-sweep-from"),
        card.integer("noise-sweep-points"),
        card,
        sigma -> new NoisyRun(m, d, Inputs.FRESH, eta, sigma, 0));
  }
}

package twophase.paper.theorems.lazy;

import twophase.kit.bench.Abridged;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;

/**
 * Growing widths; which ones, the step size and the noise level are on the card.
 *
 * @param d input dimension, at least 1
 */
record WidthSweep(int d) implements Abridged {
  WidthSweep {
    Ranges.atLeast("d", d, 1);
  }

  @Override
  public LayerSweep whole(CardNumbers card) {
    double eta = card.number("width-sweep-eta");
    double sigma = card.number("width-sweep-sigma");
    return LayerSweep.of(
        "width m",
        card.number("width-sweep-from"),
        card.integer("width-sweep-points"),
        card,
        m -> new NoisyRun((int) m, d, Inputs.FRESH, eta, sigma, 0));
  }
}

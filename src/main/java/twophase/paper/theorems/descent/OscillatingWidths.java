package twophase.paper.theorems.descent;

import java.util.List;
import java.util.stream.IntStream;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;

/**
 * The oscillating second layer at several widths, at the lemma's step size, S = I.
 *
 * @param d input dimension, at least 1
 * @param thetaNorm norm of theta*, at least 0
 */
record OscillatingWidths(int d, double thetaNorm) implements Sweep<Oscillating> {
  OscillatingWidths {
    Ranges.atLeast("d", d, 1);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  @Override
  public List<Oscillating> settings(CardNumbers card) {
    return IntStream.range(0, card.integer("widths"))
        .mapToDouble(k -> StrictMath.pow(card.number("width-ratio"), k))
        .mapToInt(times -> (int) (card.integer("least-width") * times))
        .mapToObj(m -> Oscillating.atLemmasStepSize(m, d, Inputs.FRESH, thetaNorm))
        .toList();
  }
}

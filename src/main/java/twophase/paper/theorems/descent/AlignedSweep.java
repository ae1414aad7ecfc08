package twophase.paper.theorems.descent;

import java.util.List;
import java.util.stream.IntStream;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.descent.AlignedRun.Size;
import twophase.paper.theorems.descent.AlignedRun.Start;

/**
 * A setting of Lemma 6 at several step sizes, from balanced neurons, S = I.
 *
 * @param size of the start
 * @param m width, at least 1
 * @param eta the largest step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 */
record AlignedSweep(Size size, int m, double eta, double thetaNorm) implements Sweep<AlignedRun> {
  AlignedSweep {
    Ranges.atLeast("m", m, 1);
    Ranges.positive("eta", eta);
    Ranges.positive("thetaNorm", thetaNorm);
  }

  @Override
  public List<AlignedRun> settings(CardNumbers card) {
    return IntStream.range(0, card.integer("step-sizes"))
        .mapToDouble(k -> eta / StrictMath.pow(card.number("step-ratio"), k))
        .mapToObj(
            step ->
                new AlignedRun(
                    Start.BALANCED,
                    size,
                    m,
                    card.integer("dimension"),
                    Inputs.ISOTROPIC,
                    step,
                    thetaNorm))
        .toList();
  }
}

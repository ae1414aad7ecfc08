package twophase.paper.theorems.descent;

import java.util.stream.IntStream;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Network;
import twophase.paper.theory.Alignment;

/**
 * Which neurons keep more than the misalignment that Lemma 5 prints: by the law, from the start
 * alone, and in the run.
 */
final class NeuronByNeuron {
  private final SmallRun setting;
  private final Begun run;
  private final CardNumbers card;
  private final double bound;

  NeuronByNeuron(SmallRun setting, Begun run, CardNumbers card) {
    this.setting = setting;
    this.run = run;
    this.card = card;
    this.bound = card.number("K") * Alignment.printedRate(setting.eta());
  }

  /** The share of neurons of which law and run say different things. */
  Measurement disagreement() {
    Modes start = run.modes();
    double growth =
        Alignment.growth(start.growingMass(), start.decayingMass(), setting.thetaNorm());
    long steps = Alignment.steps(setting.eta(), setting.thetaNorm(), 1);
    double most = card.number("disagreement");
    return run.atEnd(
        steps,
        end -> {
          long differ = count(i -> foretold(start, i, growth) != seen(end, i));
          double share = (double) differ / setting.m();
          return new Measurement(
              share,
              most,
              "%d of %d neurons keep more than %s, by the law %d; law and run differ on a share of %s"
                  .formatted(
                      count(i -> seen(end, i)),
                      setting.m(),
                      Numbers.rounded(bound, 3),
                      count(i -> foretold(start, i, growth)),
                      Numbers.rounded(share, 3)));
        });
  }

  private long count(java.util.function.IntPredicate which) {
    return IntStream.range(0, setting.m()).filter(which).count();
  }

  private boolean foretold(Modes start, int i, double growth) {
    double along = growth * start.growing(i) + start.decaying(i) / growth;
    double norm = Math.sqrt(along * along + start.across2(i));
    return 1 - Math.abs(along) / norm > bound;
  }

  private boolean seen(Network end, int i) {
    return new Modes(end, run.ground().direction()).misalignment(i) > bound;
  }
}

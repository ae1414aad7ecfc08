package twophase.paper.theorems.phases;

import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import twophase.kit.property.Drawing;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;
import twophase.paper.theory.TwoPhases;

/**
 * Room for two phases: settings drawn through the numbers that decide whether they are seen.
 *
 * @param start where runs start
 * @param excess mu, by how much the width exceeds what an aligned network needs
 */
record Room(Start start, double excess) {
  /** Far more e-foldings than any run of such a room takes. */
  private static final int LONGEST = 40;

  /** Draws; a domain gives a training set by its samples for each dimension. */
  static Arbitrary<Room> drawn(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("d"),
            drawing.numbers("thetaNorm"),
            drawing.numbers("load"),
            drawing.numbers("excess"),
            drawing.options("samples-per-dimension", Inputs.class))
        .as(Room::of)
        .withoutEdgeCases();
  }

  private static Room of(int d, double thetaNorm, double load, double excess, Inputs each) {
    int m = Start.width(excess, d, thetaNorm);
    Inputs n = each.fresh() ? each : new Inputs(each.n() * d);
    return new Room(Start.loaded(m, d, n, load, thetaNorm), excess);
  }

  /** The e-foldings of the squared norm that Phase I takes. */
  double phaseOne() {
    return StrictMath.log(excess);
  }

  /**
   * Label-noise SGD.
   *
   * @param signal lambda, norm(theta*) over the noise floor
   * @param length in e-foldings of the squared norm
   */
  Learning labelNoise(double signal, double length) {
    return start.labelNoise(sigma(signal), length);
  }

  private double sigma(double signal) {
    double floor = start.eta() * start.d() * Math.sqrt(start.d());
    return Math.sqrt(2 * start.thetaNorm() / (signal * floor));
  }

  /**
   * The same until neurons are aligned: as long as the slow flow takes for a mean |cos(w_i,
   * theta*)| of 1 but for so much.
   */
  Learning untilAligned(double signal, double unaligned) {
    SlowFlow flow = labelNoise(signal, 1).flow().quiet();
    return labelNoise(signal, until(flow, layers -> 1 - unaligned - flow.alignment(layers)));
  }

  private double until(SlowFlow flow, ToDoubleFunction<Layers> excess) {
    return flow.first(Layers.start(start.m(), start.d()), excess, LONGEST).orElseThrow();
  }

  /**
   * Noise switched on and off within Phase I.
   *
   * @param spared norm2(W) ends that many times above where it settles, by the slow flow
   */
  Switched switched(double signal, double spared, int cycles) {
    SlowFlow flow = labelNoise(signal, 1).flow();
    double least = spared * flow.settled().along();
    double foldings = until(flow, now -> now.along() + (start.d() - 1) * now.across() - least);
    Learning noisy = labelNoise(signal, foldings);
    double rate = TwoPhases.labelNoiseRate(noisy.eta(), noisy.sigma());
    int period = (int) Math.ceil(foldings / rate / cycles);
    return new Switched(
        noisy.m(),
        noisy.d(),
        noisy.n(),
        noisy.eta(),
        noisy.sigma(),
        noisy.thetaNorm(),
        period,
        cycles);
  }
}

package twophase.paper.theorems.phases;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import twophase.kit.property.Drawing;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.TwoPhases;

/**
 * Room for two phases: settings drawn through the numbers that decide whether they are seen.
 *
 * @param start where runs start
 * @param excess mu, by how much the width exceeds what an aligned network needs
 * @param load the start's stability load k s(0)
 */
record Room(Start start, double excess, double load) {

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
    return new Room(Start.loaded(m, d, n, load, thetaNorm), excess, load);
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
    double floor = start.eta() * start.d() * Math.sqrt(start.d());
    return start.labelNoise(Math.sqrt(2 * start.thetaNorm() / (signal * floor)), length);
  }

  /**
   * Noise switched on and off within Phase I.
   *
   * @param spared norm2(W) ends above where Phase II begins by at least that factor
   */
  Switched switched(double signal, double spared, int cycles) {
    double foldings = StrictMath.log(excess / spared) - load;
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

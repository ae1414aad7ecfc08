package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.paper.theory.SlowFlow.Layers;

/** The slow flow in the limits that are known in closed form. */
class SlowFlowTest {

  /** Flow of a matrix: w' = -w/2 + a lambda, a' = -(d/2) a + w . lambda, by small steps. */
  @Test
  void vanishingFlowIsThatOfTheRows() {
    int d = 3;
    double thetaNorm = 2;
    double along = 40;
    double second = 1;
    double across = 40;
    int steps = 400_000;
    double h = 2.0 / steps;
    for (int k = 0; k < steps; k++) {
      double lambda = (d + 1) / 2.0 * thetaNorm / (along + second);
      double carried = 2 * thetaNorm * lambda;
      double moved = carried - along;
      second += h * (carried - d * second);
      along += h * moved;
      across -= h * across;
    }
    Layers law = SlowFlow.vanishing(d, thetaNorm).course(new Layers(40, 40, 1), 2).get(0);
    assertThat(law.along(), closeTo(along, 1e-4 * along));
    assertThat(law.across(), closeTo(across, 1e-4 * across));
    assertThat(law.secondLayer(), closeTo(second, 1e-4 * second));
  }

  @Test
  void withoutTruthTheLoadIsThatOfTheDecayLaw() {
    int m = 400;
    int d = 5;
    double eta = 0.6 / StabilityLimit.load(m, d, 1, 1);
    DecayLaw decay = new DecayLaw(m, d, eta, 1, 0);
    SlowFlow flow = new SlowFlow(d, eta, 0, 0);
    Layers start = new Layers((double) m / d, (double) m / d, 0);
    for (double tau : new double[] {0.3, 1, 3}) {
      Layers now = flow.course(start, tau).get(0);
      double s = decay.leading(1, tau / decay.rate());
      assertThat(now.across() * d / m, closeTo(s, 1e-8));
      assertThat(now.along() * d / m, closeTo(s, 1e-8));
    }
  }

  @Test
  void endsAtRest() {
    SlowFlow flow = new SlowFlow(4, 0.002, 0.01, 2);
    Layers end = flow.course(Layers.start(120, 4), 30).get(0);
    Layers settled = flow.settled();
    assertThat(end.along(), closeTo(settled.along(), 0.01 * settled.along()));
    assertThat(end.across(), closeTo(settled.across(), 0.02 * settled.across()));
    assertThat(end.secondLayer(), closeTo(settled.secondLayer(), 0.02 * settled.secondLayer()));
  }

  @Test
  void firstCorrectionIsLinearInTheStepSize() {
    Layers start = Layers.start(200, 4);
    double limit = SlowFlow.vanishing(4, 1).course(start, 2).get(0).across();
    double one = Math.log(new SlowFlow(4, 1e-5, 0, 1).course(start, 2).get(0).across() / limit);
    double two = Math.log(new SlowFlow(4, 2e-5, 0, 1).course(start, 2).get(0).across() / limit);
    assertThat(two / one, closeTo(2, 0.01));
    assertThat("the load slows nothing down", one, lessThan(0.0));
  }

  @Test
  void aTimeIsWhereAQuantityComesDown() {
    SlowFlow flow = SlowFlow.vanishing(3, 1);
    Layers start = Layers.start(60, 3);
    double least = start.across() * Math.exp(-1.23);
    assertThat(
        flow.first(start, now -> now.across() - least, 4).orElseThrow(), closeTo(1.23, 1e-3));
    assertThat(flow.first(start, now -> now.across() - least, 1).isPresent(), equalTo(false));
    assertThat(
        "what is down from the start on is seen at the first look",
        flow.first(start, now -> -1, 1).orElseThrow(),
        equalTo(0.05));
  }

  @Test
  void theLossIsThatOfTheKernel() {
    double noise = 0.01;
    SlowFlow flow = new SlowFlow(4, 1e-12, noise, 2);
    assertThat(
        flow.loss(new Layers(3, 5, 0.5)), closeTo(noise / 4 * (4 * 0.5 + 3 + 3 * 5), 1e-8 * noise));
    Layers settled = new SlowFlow(4, 0, 0, 2).settled();
    assertThat(flow.loss(settled), closeTo(TwoPhases.settledLoss(4, noise, 1, 2), 1e-8));
    SlowFlow loaded = new SlowFlow(4, 0.02, noise, 0);
    double kernel = 10;
    // (rho - 1) sigma^2 / 2 with an isotropic kernel of trace 40
    double q = 1 / (1 - 0.02 * kernel);
    double rho = 1 / (1 - 0.01 * q * 4 * kernel);
    assertThat(loaded.loss(new Layers(10, 10, 0)), closeTo((rho - 1) * noise / 0.02 / 2, 1e-12));
  }

  @Test
  void alignmentOfUnmovedRowsIsThatOfRandomDirections() {
    for (int d : new int[] {2, 3, 8, 20}) {
      SlowFlow flow = SlowFlow.vanishing(d, 1);
      assertThat(flow.alignment(new Layers(3, 3, 1)), closeTo(TwoPhases.startAlignment(d), 1e-6));
      assertThat(flow.alignment(new Layers(3, 1e-6, 1)), greaterThan(0.99));
    }
    assertThat(SlowFlow.vanishing(1, 1).alignment(new Layers(3, 0, 1)), equalTo(1.0));
  }

  @Test
  void quietFlowHasNoNoiseOfItsOwn() {
    SlowFlow flow = new SlowFlow(4, 0.001, 0.01, 1);
    assertThat(flow.quiet(), equalTo(new SlowFlow(4, 0.001, 0, 1)));
    List<Layers> both =
        List.of(
            flow.course(Layers.start(100, 4), 12).get(0),
            flow.quiet().course(Layers.start(100, 4), 12).get(0));
    assertThat(both.get(0).across(), greaterThan(10 * both.get(1).across()));
  }
}

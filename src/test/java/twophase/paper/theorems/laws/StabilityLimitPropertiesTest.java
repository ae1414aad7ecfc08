package twophase.paper.theorems.laws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;

import org.junit.jupiter.api.Test;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theorems.WrongSimulators;

class StabilityLimitPropertiesTest {
  private static final double ETA = 0.1;
  private static final double SIGMA = 0.5;
  private static final int SAMPLES = 60_000;

  /** Mean after one step against the formula, in standard errors. */
  private static double standardErrors(NetworkSimulator simulator) {
    RandomStream stream = SeedTree.root(5).stream();
    Network start = NtkInitialisation.draw(6, 4, stream);
    GroundTruth truth = GroundTruth.draw(4, 1, stream);
    SampleSource samples = SampleSource.fresh(truth, SIGMA, stream);
    OneStep step = new OneStep(simulator, ETA);
    double expected = OneStep.mean(start, truth).after(ETA, SIGMA);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < SAMPLES; k++) {
      double deviation = step.after(start, truth, samples.next()) - expected;
      sum += deviation;
      squares += deviation * deviation;
    }
    return sum / Math.sqrt(squares);
  }

  @Test
  void theFormulaIsTheMeanOfRightStepsAlone() {
    assertThat(standardErrors(new ReferenceSimulator()), closeTo(0, 4));
    assertThat(Math.abs(standardErrors(WrongSimulators.firstLayerSign())), greaterThan(20.0));
    assertThat(Math.abs(standardErrors(WrongSimulators.secondLayerSign())), greaterThan(20.0));
    assertThat(Math.abs(standardErrors(WrongSimulators.frozen())), greaterThan(20.0));
  }
}

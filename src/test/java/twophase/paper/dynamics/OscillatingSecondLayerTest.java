package twophase.paper.dynamics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.network.TrainingSet;
import twophase.paper.simulators.FastSimulator;

class OscillatingSecondLayerTest {
  private static final double ETA = 0.04;
  private static final double AMPLITUDE = 0.5;
  private static final SeedTree SEEDS = SeedTree.root(7);

  private static QuadraticLoss loss(int d, int n) {
    GroundTruth truth = GroundTruth.draw(d, 0.5, SEEDS.child("truth").stream());
    return n == 0
        ? QuadraticLoss.population(truth)
        : QuadraticLoss.of(TrainingSet.draw(n, truth, SEEDS.child("data").stream()), truth);
  }

  private static Run run(double eta, double amplitude, int m, int d, int n, long steps) {
    DMatrixRMaj w = NtkInitialisation.draw(m, d, SEEDS.child("start").stream()).firstLayer();
    OscillatingSecondLayer rule = new OscillatingSecondLayer(amplitude, loss(d, n), SEEDS);
    return new Run.Driven(rule, eta, rule.start(w), steps);
  }

  private static ReferenceSimulatorTest.Keeper states(NetworkSimulator simulator, Run run) {
    var keeper = new ReferenceSimulatorTest.Keeper(t -> true);
    assertThat(simulator.run(run, keeper), equalTo(new Outcome.Completed()));
    return keeper;
  }

  /** W' = W - eta a v^T, v = S (W^T a - theta*), with the a from before the step. */
  @ParameterizedTest
  @CsvSource({"1, 1, 0", "5, 3, 0", "6, 4, 2", "3, 1, 1"})
  void theFirstLayerStepsDownTheLossFromTheOldSecondLayer(int m, int d, int n) {
    QuadraticLoss loss = loss(d, n);
    Run run = run(ETA, AMPLITUDE, m, d, n, 6);
    var seen = states(new ReferenceSimulator(), run);
    for (int t = 1; t < seen.states.size(); t++) {
      Network before = seen.states.get(t - 1);
      Network after = seen.states.get(t);
      DMatrixRMaj v = loss.gradient(before.linearMap());
      for (int i = 0; i < m; i++) {
        for (int k = 0; k < d; k++) {
          double expected =
              before.firstLayer().get(i, k) - ETA * before.secondLayer().get(i) * v.get(k);
          assertThat(after.firstLayer().get(i, k), closeTo(expected, 1e-15));
        }
      }
    }
  }

  @Test
  void theGradientIsThatOfTheTrainingLoss() {
    SeedTree seeds = SeedTree.root(3);
    GroundTruth truth = GroundTruth.draw(4, 0.5, seeds.child("truth").stream());
    TrainingSet data = TrainingSet.draw(3, truth, seeds.child("data").stream());
    DMatrixRMaj theta = GroundTruth.draw(4, 1, seeds.child("theta").stream()).map();
    DMatrixRMaj difference = QuadraticLoss.of(data, truth).gradient(theta);
    CommonOps_DDRM.subtractEquals(difference, data.lossGradient(theta));
    assertThat(CommonOps_DDRM.elementMaxAbs(difference), closeTo(0, 1e-14));
  }

  /** From +q or -q to 0 always; from 0 to +q or -q, each in about half of the cases. */
  @Test
  void everyWeightIsAChainOfThreeStates() {
    int m = 2000;
    var seen = states(new ReferenceSimulator(), run(ETA, AMPLITUDE, m, 1, 0, 3));
    int moving = 0;
    int up = 0;
    int fromRest = 0;
    for (int t = 0; t < 3; t++) {
      for (int i = 0; i < m; i++) {
        double now = seen.states.get(t).secondLayer().get(i);
        double next = seen.states.get(t + 1).secondLayer().get(i);
        if (now == 0) {
          assertThat(Math.abs(next), equalTo(AMPLITUDE));
          fromRest++;
          up += next > 0 ? 1 : 0;
        } else {
          assertThat(Math.abs(now), equalTo(AMPLITUDE));
          assertThat(next, equalTo(0.0));
          moving += t == 0 ? 1 : 0;
        }
      }
    }
    // Five standard deviations of a binomial proportion.
    assertThat((double) moving / m, closeTo(0.5, 5 * 0.5 / Math.sqrt(m)));
    assertThat((double) up / fromRest, closeTo(0.5, 5 * 0.5 / Math.sqrt(fromRest)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "12, 5, 0", "7, 8, 3"})
  void theFastSimulatorDoesTheReferencesRun(int m, int d, int n) {
    Run run = run(ETA, AMPLITUDE, m, d, n, 300);
    Network plain = states(new ReferenceSimulator(), run).last();
    Network fast = states(new FastSimulator(), run).last();
    assertThat(fast.secondLayer().data, equalTo(plain.secondLayer().data));
    CommonOps_DDRM.subtractEquals(fast.firstLayer(), plain.firstLayer());
    assertThat(CommonOps_DDRM.elementMaxAbs(fast.firstLayer()), closeTo(0, 1e-13));
  }

  @Test
  void divergenceIsAnOutcome() {
    Run wild = run(10, 10, 4, 2, 0, 5000);
    for (NetworkSimulator simulator :
        new NetworkSimulator[] {
          new ReferenceSimulator(), new FastSimulator(), new CompressedSimulator()
        }) {
      Outcome outcome = simulator.run(wild, new ReferenceSimulatorTest.Keeper(t -> false));
      assertThat(outcome, instanceOf(Outcome.Diverged.class));
    }
  }
}

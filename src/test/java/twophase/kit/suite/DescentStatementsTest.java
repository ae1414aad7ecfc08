package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.statement.Token;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;
import twophase.paper.simulators.FastSimulator;

/** What lemmas 5 and 6 and the growth law say of gradient descent that is wrong on purpose. */
class DescentStatementsTest {
  private static final String GROWTH_STEP =
      "growth-law:sharp.step:quick:0:0:held:m=8,d=3,inputs=8,eta=0.01,thetaNorm=1,load=0.01";
  private static final String ERROR_STEP =
      "lemma-6:sharp.step:quick:0:0:held:"
          + "start=balanced,size=end-of-alignment,m=8,d=3,inputs=isotropic,eta=0.01,thetaNorm=1";
  private static final String EXPONENT =
      "lemma-6:sharp.exponent:quick:0:0:held:size=end-of-alignment,m=8,eta=0.002,thetaNorm=1";
  private static final String RATE =
      "growth-law:sharp.growth:quick:0:0:held:m=8,d=3,inputs=8,eta=0.01,thetaNorm=1,load=0.0001";
  private static final String CURVE =
      "growth-law:sharp.curve:quick:0:0:held:m=8,d=3,inputs=isotropic,eta=0.01,thetaNorm=1,load=0.0001";
  private static final String CONSTANT =
      "lemma-5:sharp.constant:quick:0:0:held:"
          + "start=outweighed,m=100,d=3,inputs=isotropic,eta=2e-5,thetaNorm=8,kappa=1";
  private static final String ALIGNED =
      "lemma-5:corrected.isotropic:quick:0:0:held:"
          + "start=outweighed,m=8,d=3,inputs=isotropic,eta=0.001,thetaNorm=1,kappa=0.5";
  private static final String NEURONS =
      "lemma-5:sharp.neurons:quick:0:0:held:"
          + "start=mirrored,m=400,d=7,inputs=isotropic,eta=0.001,thetaNorm=1,kappa=0.5";
  private static final String LEARNED =
      "lemma-6:corrected.a:quick:0:0:held:"
          + "start=balanced,size=end-of-alignment,m=8,d=3,inputs=isotropic,eta=0.001,thetaNorm=1";

  /** A step of gradient descent, v = S (theta - theta*). */
  @FunctionalInterface
  private interface Step {
    void move(Network network, double eta, DMatrixRMaj v);
  }

  private static NetworkSimulator with(Step step) {
    return new NetworkSimulator() {
      @Override
      public String name() {
        return "wrong";
      }

      @Override
      public String version() {
        return "wrong";
      }

      @Override
      public twophase.paper.dynamics.Outcome run(Run run, Observer observer) {
        Run.Driven descent = run.driven(observer);
        TrainingSet data = descent.rule().data().orElseThrow();
        Network network = descent.start().copy();
        for (long t = 0; t <= descent.steps(); t++) {
          if (t > 0) {
            step.move(network, descent.eta(), data.lossGradient(network.linearMap()));
          }
          if (observer.wants(t)) {
            observer.see(t, network);
          }
        }
        return new twophase.paper.dynamics.Outcome.Completed();
      }
    };
  }

  private static void first(Network network, double scale, DMatrixRMaj v) {
    CommonOps_DDRM.multAddTransB(scale, network.secondLayer(), v, network.firstLayer());
  }

  private static void second(Network network, double scale, DMatrixRMaj v) {
    CommonOps_DDRM.multAdd(scale, network.firstLayer(), v, network.secondLayer());
  }

  /** The second layer steps from the first layer as it has already moved. */
  private static NetworkSimulator secondFromMovedFirst() {
    return with(
        (network, eta, v) -> {
          first(network, -eta, v);
          second(network, -eta, v);
        });
  }

  /** Both layers move half as far: the same path at half the speed. */
  private static NetworkSimulator halfStep() {
    return with(
        (network, eta, v) -> {
          DMatrixRMaj weights = network.secondLayer().copy();
          second(network, -eta / 2, v);
          CommonOps_DDRM.multAddTransB(-eta / 2, weights, v, network.firstLayer());
        });
  }

  /** Only the first layer moves. */
  private static NetworkSimulator frozenSecondLayer() {
    return with((network, eta, v) -> first(network, -eta, v));
  }

  private static Outcome outcome(String token, NetworkSimulator simulator) {
    return Replay.of(Token.parse(token), simulator, Paper.CATALOGUE).outcome();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GROWTH_STEP,
        ERROR_STEP,
        EXPONENT,
        RATE,
        CURVE,
        CONSTANT,
        NEURONS,
        ALIGNED,
        LEARNED
      })
  void theSuitesOwnSimulatorStands(String token) {
    assertThat(outcome(token, new FastSimulator()), equalTo(Outcome.HELD));
  }

  @ParameterizedTest
  @ValueSource(strings = {GROWTH_STEP, ERROR_STEP})
  void anOrderOfUpdatesIsCaughtInASingleStep(String token) {
    assertThat(outcome(token, secondFromMovedFirst()), equalTo(Outcome.FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {GROWTH_STEP, ERROR_STEP, EXPONENT, RATE, CURVE})
  void halfAStepIsCaught(String token) {
    assertThat(outcome(token, halfStep()), equalTo(Outcome.FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {RATE, CURVE})
  void aFrozenSecondLayerIsCaught(String token) {
    assertThat(outcome(token, frozenSecondLayer()), equalTo(Outcome.FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {RATE, NEURONS, ALIGNED, LEARNED})
  void standingStillIsCaught(String token) {
    assertThat(outcome(token, with((network, eta, v) -> {})), equalTo(Outcome.FAILED));
  }
}

package twophase.paper.theorems.lazy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Token;
import twophase.kit.suite.Replay;
import twophase.paper.Paper;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.OscillatingSecondLayer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.WrongSimulators;

/** What the statements about the second layer let pass, and what they do not. */
class SecondLayersTest {
  private static final String OSCILLATING =
      "lemma-4:sharp.run:quick:0:0-4:held:m=6,d=4,n=20,eta=0.0277777777777777,thetaNorm=0.3";

  private static final String LAW =
      "second-layer-small:sharp.law:quick:0:0-4:held:m=50,d=4,n=fresh,eta=0.002,sigma=7,thetaNorm=0.1";

  private static boolean fails(String token, NetworkSimulator simulator) {
    return Replay.of(Token.parse(token), simulator, Paper.CATALOGUE).failed();
  }

  /** A simulator that asks another for a run that it has changed. */
  private abstract static class Changed implements NetworkSimulator {
    private final NetworkSimulator honest = new FastSimulator();

    @Override
    public String name() {
      return "changed";
    }

    @Override
    public String version() {
      return "wrong";
    }

    abstract Run changed(Run run);

    @Override
    public Outcome run(Run run, Observer observer) {
      return honest.run(changed(run), observer);
    }
  }

  private static NetworkSimulator withAmplitude(double factor) {
    return new Changed() {
      @Override
      Run changed(Run run) {
        OscillatingSecondLayer right = (OscillatingSecondLayer) run.rule();
        OscillatingSecondLayer wrong =
            new OscillatingSecondLayer(factor * right.amplitude(), right.loss(), right.seeds());
        DMatrixRMaj firstLayer = ((Run.Driven) run).start().firstLayer();
        return new Run.Driven(wrong, run.eta(), wrong.start(firstLayer), run.steps());
      }
    };
  }

  /** Free runs by a simulator that does driven ones. */
  private static NetworkSimulator driven(NetworkSimulator simulator) {
    return new Changed() {
      @Override
      Run changed(Run run) {
        return run;
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        Run.Free free = (Run.Free) run;
        Network start =
            NtkInitialisation.draw(free.m(), free.d(), free.seeds().child("start").stream());
        GroundTruth truth =
            GroundTruth.draw(free.d(), free.thetaNorm(), free.seeds().child("truth").stream());
        SampleSource samples = SampleSource.of(free.inputs(), truth, free.sigma(), free.seeds());
        return simulator.run(
            new Run.Driven(new LabelNoiseSgd(), free.eta(), start, samples, free.steps()),
            observer);
      }
    };
  }

  @Test
  void theLawOfTheOscillatingLayerNoticesAnAmplitudeThatIsOff() {
    assertThat(fails(OSCILLATING, new FastSimulator()), equalTo(false));
    assertThat(fails(OSCILLATING, withAmplitude(1.2)), equalTo(true));
    assertThat(fails(OSCILLATING, withAmplitude(0)), equalTo(true));
  }

  /** Such a step has no loss of second order in the second layer. */
  @Test
  void theLawOfTheSecondLayerNoticesAStepFromTheMovedFirstLayer() {
    assertThat(fails(LAW, new FastSimulator()), equalTo(false));
    assertThat(fails(LAW, driven(WrongSimulators.reordered())), equalTo(false));
    assertThat(fails(LAW, driven(WrongSimulators.secondLayerFromMovedFirst())), equalTo(true));
  }

  /** Hypotheses are asked of all values of a sweep, which only the card knows. */
  @Test
  void aSweepIsMadeWholeByItsCard() {
    CardNumbers card = PaperCards.numbers("second-layer-small");
    List<NoisyRun> louder = new NoiseSweep(1000, 2).whole(card).runs();
    assertThat(louder.get(2), equalTo(new NoisyRun(1000, 2, Inputs.FRESH, 1e-4, 800, 0)));
    List<NoisyRun> wider = new WidthSweep(3).whole(card).runs();
    assertThat(wider.get(3), equalTo(new NoisyRun(512, 3, Inputs.FRESH, 5e-4, 40, 0)));
    assertThat(new WidthSweep(3).whole(card).points().size(), equalTo(4));
  }
}

package twophase.paper.theorems.laws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.simulators.FastSimulator;

class DecayComparisonTest {
  private static final CardNumbers CARD = PaperCards.numbers("decay-law");

  private static final Shrinking SHORT = Shrinking.until(0.5, 500, 5, 0.12, 0.02, 0.005, 1, CARD);

  private static Rate seen(NetworkSimulator simulator) {
    return new DecayLawProperties().single(SHORT, Trial.of(SeedTree.root(3), simulator, CARD));
  }

  /** Runs whose noise is stronger by that factor than they say. */
  private static NetworkSimulator withNoise(double factor) {
    NetworkSimulator right = new FastSimulator();
    return new NetworkSimulator() {
      @Override
      public String name() {
        return "noise times " + factor;
      }

      @Override
      public String version() {
        return "wrong";
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        return runAll(List.of((Run.Free) run), List.of(observer)).get(0);
      }

      @Override
      public List<Outcome> runAll(List<Run.Free> runs, List<? extends Observer> observers) {
        return right.runAll(
            runs.stream()
                .map(
                    run ->
                        new Run.Free(
                            run.m(),
                            run.d(),
                            run.inputs(),
                            run.eta(),
                            factor * run.sigma(),
                            run.thetaNorm(),
                            run.seeds(),
                            run.steps()))
                .toList(),
            observers);
      }
    };
  }

  @Test
  void theLawAgreesWithRightRunsAlone() {
    Rate wrong = seen(withNoise(1.02));
    assertThat(seen(withNoise(1)).holds(), equalTo(true));
    assertThat(wrong.holds(), equalTo(false));
    assertThat(wrong.value(), lessThan(-0.01));
  }

  @Test
  void divergenceIsNoAgreement() {
    Rate seen = seen(withNoise(1e6));
    assertThat(seen.diverged(), equalTo(true));
    assertThat(seen.holds(), equalTo(false));
  }
}

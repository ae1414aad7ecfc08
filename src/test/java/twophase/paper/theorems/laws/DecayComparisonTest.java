package twophase.paper.theorems.laws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.laws.DecayLawProperties.Law;
import twophase.paper.theorems.laws.DecayLawProperties.Shrinking;

class DecayComparisonTest {
  private static final Trial TRIAL = Trial.of(SeedTree.root(3), null, null);

  private static final Shrinking SHORT =
      Shrinking.until(0.5, 500, 5, 0.12, 0.02, 0.005, Law.CORRECTED);

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
    Seen right = DecayComparison.of(SHORT, withNoise(1)).look(TRIAL);
    Seen wrong = DecayComparison.of(SHORT, withNoise(1.02)).look(TRIAL);
    assertThat(right.shown(), equalTo(true));
    assertThat(wrong.shown(), equalTo(false));
    assertThat(wrong.value(), lessThan(-0.01));
  }

  @Test
  void divergenceIsNoAgreement() {
    Seen seen = DecayComparison.of(SHORT, withNoise(1e6)).look(TRIAL);
    assertThat(seen.diverged(), equalTo(true));
    assertThat(seen.shown(), equalTo(false));
  }
}

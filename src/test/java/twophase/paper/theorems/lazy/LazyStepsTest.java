package twophase.paper.theorems.lazy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Catalogue;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Setting;
import twophase.paper.PaperCards;
import twophase.paper.PaperTheory;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.network.Inputs;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.WrongSimulators;
import twophase.paper.theorems.lazy.ExitSweep.Exit;
import twophase.paper.theorems.lazy.ExitSweep.Varied;
import twophase.paper.theory.LazyDistance;

class LazyStepsTest {
  private static final SeedTree SEEDS = SeedTree.root(3);
  private static final Trial TRIAL = Trial.of(SEEDS, new ReferenceSimulator(), null);

  private static Measurement distances(NetworkSimulator simulator) {
    Learning setting = new Learning(5, 3, Inputs.FRESH, 0.1, 1, 0.5, 20);
    DrivenRun run = DrivenRun.draw(setting, Trial.of(SEEDS, null, null));
    DistanceLedger ledger = new DistanceLedger(run.start(), run.eta());
    run.check(simulator, ledger::step);
    return ledger.measurement();
  }

  @Test
  void distancesAgreeInBothWays() {
    assertThat(distances(new ReferenceSimulator()).holds(), equalTo(true));
    assertThat(distances(WrongSimulators.reordered()).holds(), equalTo(true));
  }

  static Stream<NetworkSimulator> wrongInTheFirstLayer() {
    return Stream.of(
        WrongSimulators.weightDecay(), WrongSimulators.singlePrecision(), WrongSimulators.frozen());
  }

  @ParameterizedTest
  @MethodSource("wrongInTheFirstLayer")
  void aWrongFirstLayerIsSeenInTheDistance(NetworkSimulator simulator) {
    assertThat(simulator.name(), distances(simulator).holds(), equalTo(false));
  }

  /** A training set of 20,000 samples is close to fresh inputs: sd 0.0035 at most. */
  @Test
  void theLawOfTheSignAgreesWithCounting() {
    Learning fresh = new Learning(6, 4, Inputs.FRESH, 0.01, 1, 0.1, 1);
    Learning counted = new Learning(6, 4, new Inputs(20_000), 0.01, 1, 0.1, 1);
    List<Double> laws = new ArrayList<>();
    Deltas law = new Deltas(fresh, TRIAL);
    new LazySteps(fresh, TRIAL)
        .forEach(
            (t, state, sample) -> {
              for (int i = 0; i < 6; i++) {
                laws.add(law.probabilityNotAbove(i, state));
              }
            });
    Deltas counting = new Deltas(counted, TRIAL);
    new LazySteps(counted, TRIAL)
        .forEach(
            (t, state, sample) -> {
              for (int i = 0; i < 6; i++) {
                assertThat(counting.probabilityNotAbove(i, state), closeTo(laws.get(i), 0.02));
              }
              double worst = Collections.min(laws);
              assertThat(counting.smallestShareAtMost(0, state), closeTo(worst, 0.02));
              assertThat(
                  counting.smallestShareAtMost(counting.largest(state), state), equalTo(1.0));
            });
    assertThat(laws.size(), equalTo(6));
  }

  @Test
  void stepsAreShownWhileLazyOnly() {
    Learning loud = new Learning(16, 4, Inputs.FRESH, 0.005, 40, 0.1, 200);
    int[] shown = {0};
    new LazySteps(loud, TRIAL).forEach((t, state, sample) -> shown[0] = t + 1);
    assertThat(shown[0], greaterThan(0));
    assertThat(shown[0], lessThan(100));
  }

  /** Networks of which one neuron is tracked: the law keeps the farthest well inside the ball. */
  @Test
  void networksTooWideToBeLookedAtStayLazyByTheLaw() {
    Card card = Catalogue.of(new PaperTheory()).cards().get("lemma-3");
    List<Learning> wide =
        Stream.of("joint-signs", "joint-drops")
            .flatMap(domain -> card.domains().get(domain).first().stream())
            .map(values -> new Setting(values).as(Learning.class))
            .filter(setting -> setting.m() > card.numbers().integer("largest-whole"))
            .toList();
    assertThat(wide.size(), equalTo(4));
    for (Learning at : wide) {
      double distance2 = LazyDistance.meanSquare(at.m(), at.d(), at.eta(), at.sigma(), at.steps());
      assertThat(distance2, lessThan(1 / (8.0 * at.m() * Math.log(at.m()))));
    }
  }

  @Test
  void exitTimesHaveTheDerivedExponent() {
    ExitSweep sweep = new ExitSweep(Varied.SIGMA, 2.5, 64, 4, Inputs.FRESH, 0.006, 0.6, 0.1);
    assertThat(sweep.derived(Exit.FIRST, 4), closeTo(-2, 1e-9));
    assertThat(sweep.derived(Exit.LAST, 4), closeTo(-2, 1e-9));
    CardNumbers card = PaperCards.numbers("theorem-2");
    Rate seen = sweep.measured(Exit.FIRST, Trial.of(SEEDS, new FastSimulator(), card));
    assertThat(Double.toString(seen.value()), seen.holds(), equalTo(true));
    Rate never = sweep.measured(Exit.FIRST, Trial.of(SEEDS, WrongSimulators.silent(), card));
    assertThat(never.holds(), equalTo(false));
  }
}

package twophase.paper.theorems.lazy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

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
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.WrongSimulators;
import twophase.paper.theorems.lazy.ExitSweep.Exit;
import twophase.paper.theorems.lazy.ExitSweep.Varied;
import twophase.paper.theory.LazyDistance;
import twophase.paper.theory.ShrinkingSteps;

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

  /** Of 40,000 samples at a state: standard deviation 0.0025 at most, and DropShare.ERROR. */
  @Test
  void theLawsOfAStepAgreeWithCounting() {
    Learning setting = new Learning(6, 4, Inputs.FRESH, 0.01, 1, 0.1, 1);
    GroundTruth truth = GroundTruth.draw(4, 0.1, SEEDS.child("truth").stream());
    SampleSource samples = SampleSource.fresh(truth, 1, SEEDS.child("many").stream());
    int count = 40_000;
    new LazySteps(setting, TRIAL)
        .forEach(
            (t, state, sample) -> {
              int[] low = new int[6];
              int[] far = new int[6];
              for (int k = 0; k < count; k++) {
                Sample one = samples.next();
                for (int i = 0; i < 6; i++) {
                  double delta = Deltas.delta(i, state, one);
                  low[i] += delta <= 0 ? 1 : 0;
                  far[i] += delta <= ShrinkingSteps.printedDrop(1) ? 1 : 0;
                }
              }
              FarDrops drops = FarDrops.of(setting, TRIAL);
              for (int i = 0; i < 6; i++) {
                assertThat(Deltas.lawNotAbove(i, state), closeTo(low[i] / 4e4, 0.015));
                assertThat(drops.share(i, state, drops.error(state)), closeTo(far[i] / 4e4, 0.015));
              }
              assertThat(drops.smallest(state), lessThan(1.0));
            });
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
    assertThat(wide.size(), equalTo(3));
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

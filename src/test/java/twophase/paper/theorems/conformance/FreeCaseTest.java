package twophase.paper.theorems.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.Paper;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.faults.PartsSimulator;
import twophase.paper.network.Inputs;
import twophase.paper.simulators.FastSimulator;

/** What one free run shows by its states alone, and what two records or many seeds show. */
class FreeCaseTest {
  private static Trial trial(NetworkSimulator simulator) {
    return Trial.of(SeedTree.root(11), simulator, PaperCards.numbers("conformance"));
  }

  private static FreeCase of(FreeCase.What what, double radius) {
    return switch (what) {
      case STEPS -> new FreeCase(what, 200, 12, new Inputs(5), 1e-4, 1, 0.5, radius, 5);
      case NOISE -> new FreeCase(what, 2, 3, new Inputs(1), 1e-4, 1, 0.5, radius, 6000);
      case ORDER -> new FreeCase(what, 2, 3, new Inputs(160), 1e-4, 1, 0.5, radius, 8000);
      case INPUTS -> new FreeCase(what, 3, 12, new Inputs(6), 1e-4, 0, 0.5, radius, 300);
    };
  }

  @ParameterizedTest
  @EnumSource(FreeCase.What.class)
  void aRightRunIsOne(FreeCase.What what) {
    for (NetworkSimulator simulator :
        new NetworkSimulator[] {
          new FastSimulator(), new ReferenceSimulator(), PartsSimulator.correct()
        }) {
      for (double radius : new double[] {0, 0.1}) {
        Measurement seen = of(what, radius).measure(trial(simulator));
        assertThat(simulator.name() + ": " + seen.words(), seen.holds(), equalTo(true));
      }
    }
  }

  /** Where moves are small, a residual near 0 leaves the direction of z, or the noise, in doubt. */
  @ParameterizedTest
  @EnumSource(FreeCase.What.class)
  void residualsNearZeroRefuseNoRightRun(FreeCase.What what) {
    int n = what == FreeCase.What.NOISE ? 1 : what == FreeCase.What.INPUTS ? 4 : 20;
    double sigma = what == FreeCase.What.INPUTS ? 0 : 1;
    int steps = what == FreeCase.What.ORDER ? 8000 : 400;
    FreeCase small = new FreeCase(what, 8, 6, new Inputs(n), 1e-5, sigma, 0.5, 0, steps);
    for (int root = 0; root < 8; root++) {
      SeedTree seeds = SeedTree.root(root);
      Measurement seen =
          small.measure(Trial.of(seeds, new FastSimulator(), PaperCards.numbers("conformance")));
      assertThat("root " + root + ": " + seen.words(), seen.holds(), equalTo(true));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STEPS, 0, wide-second-layer-frozen, 'step 1 moves the layers as no input does'",
    "STEPS, 0.1, sam-radius-forgotten, 'step 1 moves the layers as no input does'",
    "NOISE, 0.1, sam-noise-forgotten, 'is not everywhere +/- sigma'",
    "NOISE, 0, noise-ends-late, 'is not everywhere +/- sigma'",
    "NOISE, 0, rate-late, 'is not everywhere +/- sigma'",
    "NOISE, 0, decay-late, 'moves the layers as no input does'",
    "NOISE, 0, noise-period, 'signs 1000 steps apart'",
    "NOISE, 0, noise-antithetic, 'signs 25 steps apart'",
    "NOISE, 0, noise-balanced, 'in all blocks of 100 steps'",
    "ORDER, 0, one-of-many-left-out, 'was never taken'",
    "ORDER, 0, many-shuffled, 'was taken too seldom'",
    "INPUTS, 0, inputs-centred, 'the inputs are linearly dependent'",
    "INPUTS, 0, inputs-standardised, 'the inputs are linearly dependent'",
  })
  void aWrongRunIsNotAndIsTold(FreeCase.What what, double radius, String fault, String words) {
    Measurement seen = of(what, radius).measure(trial(Paper.faulty(fault)));
    assertThat(seen.holds(), equalTo(false));
    assertThat(seen.words(), containsString(words));
  }

  @Test
  void settingsThatTellNothingAreRefused() {
    for (FreeCase.What what : new FreeCase.What[] {FreeCase.What.NOISE, FreeCase.What.INPUTS}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new FreeCase(what, 2, 3, new Inputs(4), 1e-4, 1, 0.5, 0, 5));
    }
  }

  @ParameterizedTest
  @EnumSource(SparseRecord.Kind.class)
  void aStateIsTheSameInASparseRecord(SparseRecord.Kind kind) {
    SparseRecord record = new SparseRecord(kind, 8, 4, new Inputs(5), 0.01, 1, 0.5, 7, 50);
    assertThat(record.measure(trial(new FastSimulator())).holds(), equalTo(true));
    Measurement late = record.measure(trial(Paper.faulty("recorded-late-after-gap")));
    assertThat(late.holds(), equalTo(false));
    assertThat(late.words(), startsWith("the state after 7 steps is another"));
  }

  @Test
  void everyBitOfASeedCounts() {
    DistinctSeeds seeds = new DistinctSeeds(2, 2, 10);
    Measurement right = seeds.measure(trial(PartsSimulator.correct()));
    assertThat(right.words(), right.holds(), equalTo(true));
    Measurement halved = seeds.measure(trial(Paper.faulty("seed-halved")));
    assertThat(halved.holds(), equalTo(false));
    assertThat(halved.words(), containsString("have the same start"));
  }
}

package twophase.paper.theorems;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Standing;
import twophase.kit.random.SeedTree;
import twophase.kit.suite.Suite;
import twophase.paper.OtherConventions;
import twophase.paper.Paper;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.simulators.FastSimulator;

/** What the statements of runs make of a simulator in single precision. */
class SinglePrecisionTest {
  private static NetworkSimulator single() {
    return new OtherConventions(Paper.faulty("single-precision"), Conventions.USUAL.inSingle());
  }

  private static Trial trial(NetworkSimulator simulator) {
    return Trial.of(SeedTree.root(1), simulator, PaperCards.numbers("two-phase"));
  }

  /** 2 u T = 0.01 at T = 83,886. */
  @Test
  void runsInWhichRoundingMayAddUpAreNotAsked() {
    NetworkSimulator single = single();
    assertThat(Asked.coarsely(trial(single), 83_886), sameInstance(single));
    NotOffered why = assertThrows(NotOffered.class, () -> Asked.coarsely(trial(single), 83_887));
    assertThat(
        why.getMessage(),
        containsString("binary64: in binary32 the rounding of 83887 steps may add up"));
    assertThrows(NotOffered.class, () -> Asked.exactly(trial(single)));
    NetworkSimulator own = new FastSimulator();
    assertThat(Asked.coarsely(trial(own), Long.MAX_VALUE), sameInstance(own));
    assertThat(Asked.exactly(trial(own)), sameInstance(own));
  }

  /** Weights that are kept in single precision: each form is as expected, or not asked. */
  @Test
  void whatIsAskedIsDecidedAsEver() {
    Evidence evidence =
        Suite.run(
            Paper.quick(11, single(), "each-neuron", "norm-balance", "plain-sgd-lazy", "sparser"),
            Progress.NONE);
    Map<String, Standing> standings = new HashMap<>();
    for (FormFinding found : evidence.tested()) {
      standings.put(found.id().toString(), found.standing());
      boolean right =
          found.standing() == Standing.AS_EXPECTED || found.standing() == Standing.NOT_OFFERED;
      assertThat(found.id() + ": " + found.measured(), right, equalTo(true));
    }
    assertThat(standings.get("norm-balance.as-printed.run"), equalTo(Standing.NOT_OFFERED));
    assertThat(standings.get("each-neuron.reading.converges"), equalTo(Standing.AS_EXPECTED));
    assertThat(standings.values(), hasItems(Standing.AS_EXPECTED, Standing.NOT_OFFERED));
  }
}

package twophase.paper.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;
import twophase.paper.Paper;

/**
 * A right simulator is never called wrong. A seed takes a second, so 300 are tried, and with {@code
 * -Dconformance.seeds=1000} more. Run without the coverage agent, since it counts.
 */
@Tag("slow")
class ManySeedsTest {
  private static final int SEEDS = Integer.getInteger("conformance.seeds", 300);

  @Test
  void theCorrectSimulatorConforms() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RunRequest request = Paper.quick(seed, PartsSimulator.correct(), "conformance");
      Evidence evidence = Suite.run(request.forVerdictsOnly(), Progress.NONE);
      assertThat("seed " + seed, evidence.upshot().exitCode(), equalTo(0));
    }
  }
}

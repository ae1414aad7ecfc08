package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Evidence;
import twophase.kit.property.Fault;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.faults.PartsSimulator;
import twophase.paper.simulators.FastSimulator;

/**
 * A change of 1 % is seen, another rounding is not; without the coverage agent, since it counts.
 */
@Tag("slow")
class OnePercentTest {
  /** What the suite's own simulator gives, once for all that is compared with it. */
  private static final class Right {
    static final Evidence EVIDENCE =
        RunComparisonTest.run(new FastSimulator(), "second-layer-small", "sam-two-phase");
  }

  static List<String> onePercentFaults() {
    return Paper.FAULTS.all().stream()
        .map(Fault::name)
        .filter(n -> n.contains("1-percent"))
        .toList();
  }

  /** Every parameter of the dynamics in turn, each seen by a statement that measures numbers. */
  @ParameterizedTest
  @MethodSource("onePercentFaults")
  void onePercentOfAnyParameterIsAChange(String fault) {
    String[] statements = {"second-layer-small", "sam-two-phase"};
    NetworkSimulator faulty = Paper.faulty(fault);
    Comparison comparison =
        RunComparisonTest.compared(
            Right.EVIDENCE,
            RunComparisonTest.run(
                RunComparisonTest.changed((run, o) -> faulty.run(run, o)), statements));
    assertThat(comparison.sameDraws(), equalTo(true));
    assertThat(comparison.unchanged(), equalTo(false));
  }

  /** The same simulator without a fault: its rounding is not the suite's own. */
  @Test
  void theSimulatorOfPartsWithoutAFaultIsNoChange() {
    NetworkSimulator parts = PartsSimulator.correct();
    Comparison comparison =
        RunComparisonTest.compared(
            Right.EVIDENCE,
            RunComparisonTest.run(
                RunComparisonTest.changed((run, o) -> parts.run(run, o)),
                "second-layer-small",
                "sam-two-phase"));
    assertThat(comparison.changes().toString(), comparison.unchanged(), equalTo(true));
  }
}

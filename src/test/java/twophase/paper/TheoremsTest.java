package twophase.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.suite.Suite;
import twophase.paper.simulators.FastSimulator;

/** The theorem suite in the quick profile, one test for each form. */
class TheoremsTest {

  @TestFactory
  Stream<DynamicTest> everyVerdictIsTheExpectedOne() {
    Evidence evidence = Suite.run(Paper.quick(0, new FastSimulator()), Progress.NONE);
    return evidence.lines().stream()
        .map(
            form ->
                DynamicTest.dynamicTest(
                    form.id().toString(),
                    () ->
                        assertEquals(
                            form.expected(),
                            form.verdict(),
                            form.broken().orElse(form.measured()))));
  }
}

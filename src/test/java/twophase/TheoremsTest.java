package twophase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.dynamics.FastSimulator;
import twophase.evidence.Evidence;
import twophase.statement.CardReader;
import twophase.suite.RunRequest;
import twophase.suite.Suite;
import twophase.theorems.Catalogue;

/** The theorem suite in the quick profile, one test for each form. */
class TheoremsTest {

  @TestFactory
  Stream<DynamicTest> everyVerdictIsTheExpectedOne() {
    Evidence evidence =
        Suite.run(
            new RunRequest(
                Profile.QUICK,
                0,
                Runtime.getRuntime().availableProcessors(),
                new FastSimulator(),
                Catalogue.cards(CardReader::bundled),
                List.of(),
                "test"),
            Progress.NONE);
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

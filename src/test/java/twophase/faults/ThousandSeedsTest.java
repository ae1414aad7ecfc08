package twophase.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.evidence.Evidence;
import twophase.statement.Card;
import twophase.statement.CardReader;
import twophase.suite.RunRequest;
import twophase.suite.Suite;
import twophase.theorems.Catalogue;

/** A right simulator is never called wrong; run without the coverage agent, since it counts. */
@Tag("slow")
class ThousandSeedsTest {
  private static final Map<String, Card> CARDS = Catalogue.cards(CardReader::bundled);

  @Test
  void theCorrectSimulatorConforms() {
    for (long seed = 0; seed < 1000; seed++) {
      RunRequest request =
          new RunRequest(
              Profile.QUICK,
              seed,
              2,
              PartsSimulator.correct(),
              CARDS,
              List.of(Catalogue.CONFORMANCE),
              "test");
      Evidence evidence = Suite.run(request.forVerdictsOnly(), Progress.NONE);
      assertThat("seed " + seed, evidence.upshot().exitCode(), equalTo(0));
    }
  }
}

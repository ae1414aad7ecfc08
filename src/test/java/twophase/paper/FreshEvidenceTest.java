package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.RunInfo;

/** What is committed was found with the seed that cards and checks give as they stand. */
class FreshEvidenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"ci/baseline.json", "verification-reports/reference"})
  void hasTheSeedOfCardsAndChecksAsTheyStand(String kept) {
    RunInfo run = EvidenceFile.read(Path.of(kept)).run();
    assertThat(run.profile(), equalTo("standard"));
    assertThat(
        kept
            + ": cards or checks have moved since: run ci/renew-baseline and commit what it writes",
        run.seed(),
        equalTo(Paper.CATALOGUE.seed()));
  }
}

package twophase.paper.simulators;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import twophase.kit.property.WorkedExample;
import twophase.paper.dynamics.ReferenceSimulator;

/** What was worked out by hand is what the reference computes, and stands on the page. */
class WorkedStepTest {
  @Test
  void theReferenceAgreesToTheLastBit() {
    for (WorkedExample example : WorkedStep.all()) {
      for (WorkedExample.Row row : example.asked(new ReferenceSimulator())) {
        assertThat(example.name() + " " + row, row.got(), equalTo(row.expected()));
        assertThat(row.firstWrong(), equalTo(OptionalInt.empty()));
      }
    }
  }

  @Test
  void theFirstStandsOnThePage() throws IOException {
    String page = Files.readString(Path.of("src/docs/simulators.md"));
    WorkedExample first = WorkedStep.all().get(0);
    first.given().forEach(line -> assertThat(page, containsString(line)));
    first.request().forEach(line -> assertThat(page, containsString(line)));
    first
        .asked(new ReferenceSimulator())
        .forEach(
            row ->
                assertThat(
                    page,
                    containsString(
                        row.array()
                            + " at "
                            + row.when()
                            + ": "
                            + row.expected().stream().map(Double::longValue).toList())));
  }
}

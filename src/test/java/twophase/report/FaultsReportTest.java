package twophase.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.statement.BadInputException;
import twophase.statement.DetectionMatrix;
import twophase.statement.DetectionMatrix.Cell;
import twophase.statement.DetectionMatrix.Outcome;
import twophase.statement.DetectionMatrix.Row;

class FaultsReportTest {
  private static final Cell CAUGHT =
      new Cell(
          "conformance",
          Outcome.CAUGHT,
          "as-printed.sam",
          "REFUTED",
          "HOLDS",
          1,
          "after step 1 a[0] is <1>",
          "conformance:as-printed.sam:0:0:m=1,d=1");
  private static final Cell PASSED = new Cell("conformance", Outcome.PASSED, "", "", "", 9, "", "");
  private static final Row SEEN =
      new Row("momentum", "update", "everywhere", "a line", List.of(CAUGHT));
  private static final Row MISSED =
      new Row("gremlin", "noise", "free runs", "another", List.of(PASSED));
  private static final Row CORRECT =
      new Row("correct", "none", "", "nothing is wrong", List.of(PASSED));

  private static DetectionMatrix matrix(Row... faults) {
    return new DetectionMatrix(3, "quick", List.of("conformance"), CORRECT, List.of(faults));
  }

  @Test
  void allThreeFilesSayWhoNoticed(@TempDir Path folder) throws IOException {
    Path page = FaultsReport.into(folder.resolve("new")).write(matrix(SEEN, MISSED));
    String html = Files.readString(page);
    assertThat(html, containsString("1 of 2 seeded faults are caught by nobody"));
    assertThat(html, containsString("as-printed.sam, 1 trial<"));
    assertThat("text is escaped", html, containsString("a[0] is &lt;1&gt;"));
    assertThat(Files.exists(page.resolveSibling("style.css")), equalTo(true));
    assertThat(
        Files.readString(page.resolveSibling("faults.csv")),
        containsString(
            "momentum,update,everywhere,conformance,CAUGHT,as-printed.sam,REFUTED,HOLDS,1,"
                + "\"conformance:as-printed.sam:0:0:m=1,d=1\"\n"));
    JsonNode json =
        JsonMapper.builder().build().readTree(page.resolveSibling("faults.json").toFile());
    assertThat(json.path("schema").asText(), equalTo("twophase-faults/1"));
    assertThat(json.path("seed").asLong(), equalTo(3L));
    assertThat(json.path("uncaught").path(0).asText(), equalTo("gremlin"));
    assertThat(json.path("correctPasses").asBoolean(), equalTo(true));
    assertThat(
        json.path("faults").path(0).path("statements").path(0).path("words").asText(),
        equalTo("after step 1 a[0] is <1>"));
  }

  @Test
  void theHeadlineFollowsTheExitCode() {
    FaultsPage good = new FaultsPage(matrix(SEEN));
    assertThat(matrix(SEEN).exitCode(), equalTo(0));
    assertThat(good.headline(), equalTo("All 1 seeded faults are caught"));
    assertThat(good.mood(), equalTo("calm"));
    Row broken = new Row("correct", "none", "", "nothing is wrong", List.of(CAUGHT));
    DetectionMatrix bad =
        new DetectionMatrix(3, "quick", List.of("conformance"), broken, List.of(SEEN));
    assertThat(bad.exitCode(), equalTo(1));
    assertThat(new FaultsPage(bad).headline(), containsString("the correct simulator does not"));
    assertThat(new FaultsPage(bad).mood(), not(equalTo("calm")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldBeforehand(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    BadInputException e =
        assertThrows(BadInputException.class, () -> FaultsReport.into(file.resolve("under")));
    assertThat(e.getMessage(), containsString("--out: `"));
  }
}

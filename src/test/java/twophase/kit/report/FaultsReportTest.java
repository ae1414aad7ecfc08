package twophase.kit.report;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.ReplayCommand;

class FaultsReportTest {
  private static final ReplayCommand REPLAY =
      new ReplayCommand("java -jar target/twophase.jar", " --theory toys");

  private static final Cell CAUGHT =
      new Cell(
          "conformance",
          Outcome.CAUGHT,
          "as-printed.sam",
          "REFUTED",
          "HOLDS",
          1,
          "after step 1 a[0] is <1>",
          "conformance:as-printed.sam:quick:0:0:failed:m=1,d=1");
  private static final Cell PASSED = new Cell("conformance", Outcome.PASSED, "", "", "", 9, "", "");
  private static final Row SEEN =
      new Row("momentum", "update", "everywhere", "a line", List.of(CAUGHT));
  private static final Row MISSED =
      new Row("gremlin", "noise", "free runs", "another", List.of(PASSED));
  private static final Row CORRECT =
      new Row("correct", "none", "", "nothing is wrong", List.of(PASSED));

  private static final DetectionMatrix.Made MADE =
      new DetectionMatrix.Made(
          3,
          "quick",
          List.of(),
          new DetectionMatrix.Limits(
              Optional.empty(), Optional.of(600L), Optional.of(Duration.ofMinutes(2))),
          "1.2",
          "abc1234");

  private static DetectionMatrix matrix(Row... faults) {
    return new DetectionMatrix(MADE, List.of("conformance"), List.of(), CORRECT, List.of(faults));
  }

  @Test
  void allThreeFilesSayWhoNoticed(@TempDir Path folder) throws IOException {
    Path page = FaultsReport.into(folder.resolve("new")).write(matrix(SEEN, MISSED), REPLAY);
    String html = Files.readString(page);
    assertThat(
        html,
        containsString(
            "1 of 2 seeded faults is noticed by nobody, and the correct simulator passes"));
    assertThat(
        html,
        containsString("<strong>conformance.as-printed.sam, REFUTED after 1 trial:</strong>"));
    assertThat("text is escaped", html, containsString("a[0] is &lt;1&gt;"));
    assertThat(Files.exists(page.resolveSibling("style.css")), equalTo(true));
    assertThat(
        Files.readString(page.resolveSibling("faults.csv")),
        containsString(
            "momentum,update,everywhere,conformance,CAUGHT,as-printed.sam,REFUTED,HOLDS,1,"
                + "\"conformance:as-printed.sam:quick:0:0:failed:m=1,d=1\"\n"));
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
    FaultsPage good = new FaultsPage(matrix(SEEN), REPLAY);
    assertThat(matrix(SEEN).exitCode(), equalTo(0));
    assertThat(
        good.headline(), equalTo("The seeded fault is noticed, and the correct simulator passes"));
    assertThat(good.mood(), equalTo("calm"));
    Row broken = new Row("correct", "none", "", "nothing is wrong", List.of(CAUGHT));
    DetectionMatrix bad =
        new DetectionMatrix(MADE, List.of("conformance"), List.of(), broken, List.of(SEEN));
    assertThat(bad.exitCode(), equalTo(1));
    assertThat(
        new FaultsPage(bad, REPLAY).headline(), containsString("the correct simulator does not"));
    assertThat(new FaultsPage(bad, REPLAY).mood(), not(equalTo("calm")));
  }

  private static Cell cell(Outcome outcome) {
    return outcome == Outcome.PASSED
        ? new Cell("two", outcome, "", "", "", 7, "", "")
        : new Cell("two", outcome, "as-printed", "INCONCLUSIVE", "HOLDS", 7, "words", "");
  }

  private static DetectionMatrix pair(Outcome correct, Outcome fault) {
    Row right = new Row("correct", "none", "", "nothing is wrong", List.of(PASSED, cell(correct)));
    Row wrong = new Row("gremlin", "noise", "free runs", "odd", List.of(PASSED, cell(fault)));
    return new DetectionMatrix(
        MADE, List.of("conformance", "two"), List.of(), right, List.of(wrong));
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED, CAUGHT, 0",
    "PASSED, PASSED, 1",
    "CAUGHT, CAUGHT, 1",
    "PASSED, UNDECIDED, 3",
    "UNDECIDED, CAUGHT, 3",
    "UNDECIDED, PASSED, 1",
    "BROKEN, PASSED, 4",
    "PASSED, BROKEN, 4",
    "PASSED, NOT_OFFERED, 1",
    "NOT_OFFERED, NOT_OFFERED, 1",
    "NOT_OFFERED, CAUGHT, 3"
  })
  void theExitCodeTellsTheUndecidedFromTheMissed(Outcome correct, Outcome fault, int code) {
    assertThat(pair(correct, fault).exitCode(), equalTo(code));
  }

  /** Nothing untested is green: neither a fault nor the simulator without one. */
  @Test
  void whatIsNotOfferedIsAStateOfItsOwn() throws IOException {
    Cell lacking = cell(Outcome.NOT_OFFERED);
    Row right = new Row("correct", "none", "", "nothing is wrong", List.of(lacking));
    Row wrong = new Row("gremlin", "noise", "free runs", "odd", List.of(lacking));
    DetectionMatrix nothing =
        new DetectionMatrix(MADE, List.of("two"), List.of(), right, List.of(wrong));
    assertThat(nothing.exitCode(), equalTo(3));
    assertThat(
        nothing.ending(),
        equalTo("1 of 1 seeded faults is not tested, and the correct simulator is not tested"));
    assertThat(nothing.missed(), equalTo(List.of()));
    assertThat(nothing.testedOn("two"), equalTo(List.of()));
    assertThat(nothing.notOfferedTo("two"), equalTo(List.of(wrong)));
    assertThat(
        pair(Outcome.NOT_OFFERED, Outcome.CAUGHT).ending(),
        equalTo("The seeded fault is noticed, and the correct simulator is not tested by two"));
    assertThat(
        "no witness",
        pair(Outcome.PASSED, Outcome.NOT_OFFERED).caughtByAlone("conformance"),
        equalTo(List.of()));
    String html = Report.page("faults.jte", new FaultsPage(nothing, REPLAY));
    assertThat(html, containsString("A ring: the simulator lacks what it takes"));
    assertThat(html, containsString("class=\"not-offered\""));
    assertThat(
        FaultsReport.csv(nothing), containsString("gremlin,noise,free runs,two,NOT_OFFERED,"));
    assertThat(FaultsReport.json(nothing), containsString("\"outcome\" : \"NOT_OFFERED\""));
    assertThat(FaultsReport.json(nothing), containsString("\"correctPasses\" : false"));
  }

  @Test
  void whoNoticesAloneIsNamedWhereTheOthersWereAsked() {
    assertThat(
        new FaultsPage(pair(Outcome.PASSED, Outcome.CAUGHT), REPLAY).alone(),
        equalTo(List.of("1 is noticed by two alone: gremlin.")));
    assertThat(
        "one that was asked alone is no witness",
        new FaultsPage(matrix(SEEN), REPLAY).alone(),
        equalTo(List.of()));
    Row hurried =
        new Row("gremlin", "noise", "free runs", "odd", List.of(CAUGHT, Cell.notAsked("two")));
    assertThat(
        new DetectionMatrix(
                MADE, List.of("conformance", "two"), List.of(), CORRECT, List.of(hurried))
            .caughtByAlone("conformance")
            .size(),
        equalTo(0));
  }

  @Test
  void anEarlierMatrixIsReplacedAndNothingElse(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out");
    FaultsReport.into(out).write(matrix(SEEN, MISSED), REPLAY);
    Path page = FaultsReport.into(out).write(matrix(SEEN), REPLAY);
    assertThat(Files.readString(page), containsString("The seeded fault is noticed"));
    Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("thesis.tex"), "");
    BadInputException e =
        assertThrows(BadInputException.class, () -> FaultsReport.into(folder.resolve("mine")));
    assertThat(e.getMessage(), containsString("exists and holds no matrix of seeded faults"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldBeforehand(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    BadInputException e =
        assertThrows(BadInputException.class, () -> FaultsReport.into(file.resolve("under")));
    assertThat(e.getMessage(), containsString("--out: `"));
  }
}

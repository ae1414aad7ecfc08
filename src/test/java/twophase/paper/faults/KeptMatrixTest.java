package twophase.paper.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.faults.FaultRun;
import twophase.kit.property.Fault;
import twophase.kit.statement.Selection;
import twophase.paper.Paper;

/**
 * The matrix in {@code verification-reports/faults} is that of this catalogue. All of it takes more
 * than an hour, so a few cells of every kind are asked again here. Faults and statements that are
 * newer than the matrix wait for the next one, and the page on it says which, and which forms are
 * left out since they take too long; a row or a column that the catalogue does not have is an
 * error.
 */
class KeptMatrixTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Selection CHEAP =
      new Selection(List.of("norm-balance", "oscillation", "growth-law"));
  private static JsonNode kept;

  @BeforeAll
  static void read() throws IOException {
    kept = JSON.readTree(Path.of("verification-reports/faults/faults.json").toFile());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<String> statements() {
    return texts(kept.path("statements"));
  }

  private static List<String> rows() {
    List<String> faults = new ArrayList<>();
    kept.path("faults")
        .forEach(row -> faults.add(row.path("name").asText() + ": " + row.path("line").asText()));
    return faults;
  }

  private static String row(Fault fault) {
    return fault.name() + ": " + fault.line();
  }

  @Test
  void itHasTheCataloguesFaultsInItsOrderAndAsksAllOfThemTheSame() {
    List<String> rows = rows();
    assertThat(
        rows,
        equalTo(
            Paper.FAULTS.all().stream().map(KeptMatrixTest::row).filter(rows::contains).toList()));
    assertThat(Paper.CATALOGUE.statements(), hasItems(statements().toArray(String[]::new)));
    assertThat("all are asked", outcomes("NOT_ASKED"), equalTo(0L));
  }

  @Test
  void thePageSaysWhatWasNotRunYet() throws IOException {
    List<String> rows = rows();
    assertThat(
        told("Not run yet"),
        equalTo(
            names(
                Paper.FAULTS.all().stream()
                    .filter(fault -> !rows.contains(row(fault)))
                    .map(Fault::name))));
    assertThat(
        told("Not asked yet"),
        equalTo(
            names(
                Paper.CATALOGUE.statements().stream()
                    .filter(id -> !statements().contains(id))
                    .filter(id -> !leftOutWhole(id)))));
    assertThat(told("Left out"), equalTo(names(leftOut().stream())));
  }

  @Test
  void thePagesCountTheFaults() throws IOException {
    String count = Paper.FAULTS.all().size() + " ";
    assertThat(
        Files.readString(Path.of("README.md")),
        containsString("* " + count + "simulators that are wrong on purpose"));
    assertThat(
        Files.readString(Path.of("src/docs/using.md")),
        containsString(count + "wrong simulators, and who notices each"));
  }

  private static List<String> leftOut() {
    return texts(kept.path("leftOut"));
  }

  private static boolean leftOutWhole(String statement) {
    return Paper.CATALOGUE.cards().get(statement).formIds().stream()
        .allMatch(form -> leftOut().contains(form.toString()));
  }

  private static String names(Stream<String> names) {
    return names.map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static String told(String what) throws IOException {
    String page = Files.readString(Path.of("src/docs/faults.md"));
    Matcher told = Pattern.compile("^" + what + ": (.*)\\.$", Pattern.MULTILINE).matcher(page);
    return told.find() ? told.group(1) : "";
  }

  @Test
  void everyFaultIsNoticedAndNothingElse() {
    assertThat(texts(kept.path("uncaught")), equalTo(List.of()));
    assertThat(kept.path("correctPasses").asBoolean(), equalTo(true));
    assertThat(outcomes("BROKEN"), equalTo(0L));
    assertThat(outcomes("CAUGHT"), greaterThan((long) rows().size()));
  }

  private static long outcomes(String outcome) {
    return StreamSupport.stream(kept.path("faults").spliterator(), false)
        .flatMap(row -> StreamSupport.stream(row.path("statements").spliterator(), false))
        .filter(cell -> cell.path("outcome").asText().equals(outcome))
        .count();
  }

  @Test
  void aFewCellsComeOutAgain() throws IOException {
    List<Fault> faults =
        List.of("second-layer-late", "noise-kept", "inputs-stretched", "recorded-late").stream()
            .map(name -> Paper.fault(name))
            .toList();
    DetectionMatrix again =
        new FaultRun(Paper.CATALOGUE, faults, CHEAP, true, 0, 1, DetectionMatrix.Limits.NONE)
            .matrix(row -> {});
    for (DetectionMatrix.Row row : again.faults()) {
      for (Cell cell : row.cells()) {
        assertThat(row.name() + " " + cell.statement(), cell, equalTo(kept(row.name(), cell)));
      }
    }
  }

  private static Cell kept(String fault, Cell cell) throws IOException {
    for (JsonNode row : kept.path("faults")) {
      for (JsonNode one : row.path("statements")) {
        if (row.path("name").asText().equals(fault)
            && one.path("statement").asText().equals(cell.statement())) {
          return JSON.treeToValue(one, Cell.class);
        }
      }
    }
    throw new AssertionError("no " + fault + " with " + cell.statement());
  }
}

package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.statement.SchemaPage;
import twophase.kit.statement.Verdict;

/**
 * What evidence files may hold. What tests write is checked as it is written, by the assertion in
 * {@link EvidenceFile#text}.
 */
class EvidenceSchemaTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void thePageSaysWhatTheSchemaSays() throws IOException {
    SchemaPage.check(EvidenceFile.FILE, Path.of("src/docs/evidence.md"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci/baseline.json", "verification-reports/reference/evidence.json"})
  void whatIsKeptFits(String file) throws IOException {
    JsonNode kept = JSON.readTree(Files.readString(Path.of(file)));
    assertThat(EvidenceFile.FILE.problem(kept), equalTo(Optional.empty()));
  }

  /** Assertions are on in tests: else nothing would check what they write. */
  @Test
  void whatIsWrittenIsChecked() {
    assertThat(EvidenceFile.class.desiredAssertionStatus(), equalTo(true));
  }

  /**
   * Each field of a file is in the schema, and nothing else may be: taken away or renamed, it is
   * told.
   */
  @Test
  void everyFieldIsAskedForByItsName() throws IOException {
    JsonNode whole =
        JSON.readTree(
            EvidenceFile.text(
                Toy.evidence(Toy.finding("sharp", Verdict.REFUTED, Verdict.HOLDS, null))));
    assertThat(EvidenceFile.FILE.problem(whole), equalTo(Optional.empty()));
    renameEach(whole, whole);
  }

  private static void renameEach(JsonNode root, JsonNode at) {
    if (at.isArray()) {
      at.forEach(item -> renameEach(root, item));
    }
    if (!(at instanceof com.fasterxml.jackson.databind.node.ObjectNode object)) {
      return;
    }
    for (String name : object.properties().stream().map(e -> e.getKey()).toList()) {
      JsonNode value = object.get(name);
      boolean free = name.equals("m") || name.equals("d");
      if (!free) {
        object.remove(name);
        object.set(name + "x", value);
        assertThat(name, EvidenceFile.FILE.problem(root), not(equalTo(Optional.empty())));
        object.remove(name + "x");
        object.set(name, value);
      }
      renameEach(root, value);
    }
  }
}

package twophase;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Token;
import twophase.paper.simulators.RunStore;
import twophase.paper.simulators.StoredRuns;

/** The page on versions names what the code names, and quotes what it says. */
class VersionsTest {
  private static final Pattern NAME = Pattern.compile("twophase-[a-z]+/[0-9]+");

  @TempDir private Path folder;

  private static String page() throws IOException {
    return Files.readString(Path.of("src/docs/versions.md"));
  }

  private static Set<String> names(String text) {
    return new TreeSet<>(NAME.matcher(text).results().map(m -> m.group()).toList());
  }

  private static boolean text(Path file) {
    return !file.toString().endsWith(".gz");
  }

  /** What is written and read, by name and version; what is refused stands in the second table. */
  @Test
  void everyNamedFormatHasItsRow() throws IOException {
    Set<String> inCode = new TreeSet<>();
    inCode.add(RunStore.SCHEMA);
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).filter(VersionsTest::text).toList()) {
        Matcher quoted =
            Pattern.compile("\"" + NAME.pattern() + "\"").matcher(Files.readString(file));
        quoted.results().forEach(m -> inCode.addAll(names(m.group())));
      }
    }
    assertThat(names(page().split("## What is refused")[0]), equalTo(inCode));
  }

  @Test
  void evidenceOfAnotherSchemaIsRefusedAsItSays() throws IOException {
    String kept = "src/test/resources/twophase/kit/kept/0.1.0/evidence.json";
    Path file = folder.resolve("evidence.json");
    Files.writeString(
        file,
        Files.readString(Path.of(kept)).replace("twophase-evidence/1", "twophase-evidence/2"));
    String line = assertThrows(BadInputException.class, () -> EvidenceFile.read(file)).getMessage();
    String shown =
        line.substring(line.indexOf("no evidence that"))
            .replaceFirst("TwoPhase [0-9.]+ \\([^)]*\\) reads", "TwoPhase HERE reads")
            .replaceFirst("; TwoPhase [0-9.]+ \\([^)]*\\) wrote", "; TwoPhase THERE wrote");
    assertThat(page(), containsString("`" + shown + "`"));
  }

  @Test
  void runsAndTokensOfAnotherShapeAreRefusedAsItSays() throws IOException {
    Path store =
        Files.writeString(folder.resolve("runs.jsonl"), "{\"schema\":\"twophase-runs/1\"}\n");
    String runs =
        assertThrows(BadInputException.class, () -> new StoredRuns(store, "quick", 0)).getMessage();
    assertThat(page(), containsString("`" + runs.substring(runs.indexOf("has the schema")) + "`"));
    String token =
        assertThrows(
                IllegalArgumentException.class,
                () -> Token.parseWhole("oscillation:as-printed:0:0:m=1"))
            .getMessage();
    assertThat(
        page(),
        containsString(
            "`"
                + token.substring(token.indexOf("is a token"), token.indexOf(" (statement:"))
                + "`"));
  }
}

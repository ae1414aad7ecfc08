package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.report.Contents;
import twophase.paper.Paper;

/**
 * The verdicts that the project's first page shows are those of the reference run. Written anew
 * with {@code -Dpages.rewrite=true}, line by line: which ones are shown is chosen there.
 */
class ReadmeExampleTest {
  private static final Path PAGE = Path.of("README.md");

  private static final String INDENT = "    ";

  private static final String LEFT_OUT = "...";

  @Test
  void isWhatTheReferenceRunPrints() throws IOException {
    List<String> printed = printed();
    List<String> page = Files.readAllLines(PAGE);
    int first = start(page);
    int end = first;
    List<String> now = new ArrayList<>();
    for (; page.get(end).startsWith(INDENT); end++) {
      String shown = page.get(end).strip();
      now.add(INDENT + (shown.equals(LEFT_OUT) ? shown : same(shown, printed)));
    }
    List<String> example = page.subList(first, end);
    if (Boolean.getBoolean("pages.rewrite")) {
      Collections.copy(example, now);
      Files.writeString(PAGE, String.join("\n", page) + "\n");
    } else {
      assertThat("ci/renew-baseline writes it anew", example, equalTo(now));
    }
  }

  private static int start(List<String> page) {
    int line = 0;
    while (!page.get(line).startsWith(INDENT + "statement ")) {
      line++;
    }
    return line;
  }

  /** The line that begins with the same two words; the last one begins with a number. */
  private static String same(String shown, List<String> printed) {
    return printed.stream()
        .filter(
            line ->
                shown.endsWith(".") ? line.contains("Error budget") : key(line).equals(key(shown)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the reference run has no line as " + shown));
  }

  private static String key(String line) {
    String[] words = line.split(" +", 3);
    return words[0] + " " + (words.length < 2 ? "" : words[1]);
  }

  private static List<String> printed() {
    Evidence evidence = EvidenceFile.read(Path.of("ci/baseline.json"));
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    VerdictTable.print(Contents.of(evidence, Paper.CARDS, Paper.THEORY.words()), out);
    out.flush();
    return text.toString().lines().toList();
  }
}

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
import java.util.stream.IntStream;
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
    int last = -1;
    List<String> now = new ArrayList<>();
    for (; page.get(end).startsWith(INDENT); end++) {
      String shown = page.get(end).substring(INDENT.length());
      if (!shown.equals(LEFT_OUT)) {
        last = next(shown, printed, last + 1);
      }
      now.add(INDENT + (shown.equals(LEFT_OUT) ? shown : printed.get(last)));
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
    while (!page.get(line).startsWith(INDENT + "form ")) {
      line++;
    }
    return line;
  }

  /** The next line that begins with the same word, or the next sentence. */
  private static int next(String shown, List<String> printed, int from) {
    return IntStream.range(from, printed.size())
        .filter(line -> key(printed.get(line)).equals(key(shown)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the reference run has no line as " + shown));
  }

  /** The form, indented, or the statement; of a sentence only that it is one. */
  private static String key(String line) {
    return line.endsWith(".") ? "." : line.replaceFirst("(?<=\\S) .*", "");
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

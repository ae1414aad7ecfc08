package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.paper.Paper;

/**
 * What verbs print fits a terminal of 80 columns, but for what is there to be copied: commands,
 * paths, and what {@code verdicts} prints for scripts.
 */
class WidthTest {
  private static final int WIDTH = 80;

  @TempDir private static Path folder;

  private static void assertFits(String command) {
    assertFits(command, line -> !isToBeCopied(line));
  }

  private static void assertFits(String command, Predicate<String> asked) {
    StringWriter text = new StringWriter();
    PrintWriter terminal = new PrintWriter(text, true);
    int code =
        TwoPhase.execute(terminal, terminal, command.replace("DIR", "" + folder).split(" +"));
    assertThat(text.toString(), code, lessThan(2));
    List<String> lines = text.toString().lines().filter(asked).toList();
    assertThat(command, lines.size(), greaterThan(1));
    for (String line : lines) {
      assertThat(command + ": " + line, Prose.length(line), lessThanOrEqualTo(WIDTH));
    }
  }

  private static boolean isToBeCopied(String line) {
    return line.contains(" reproduce '")
        || line.strip().startsWith("java ")
        || line.startsWith("  verify ")
        || line.strip().startsWith("by hand ")
        || line.contains("" + folder);
  }

  static Stream<String> cards() {
    return Paper.CARDS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cards")
  void show(String id) {
    assertFits("show " + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "faults --list",
        "faults --only-faults noise-gaussian,momentum --only norm-balance,oscillation",
        "verify --only lemma-3.as-printed,condition-1,norm-balance --profile quick --out DIR/a",
        "verify --only norm-balance,oscillation --simulator fault:momentum --profile quick --out DIR/b",
        "map oscillation --x m=4,12 --y d=1,5 --out DIR/map",
        "flakes --only oscillation,norm-balance --profile quick --seeds 2 --root 1",
      })
  void whatAVerbPrints(String command) {
    assertFits(command);
  }

  /** Of what a theory's own verbs print, the tables: lines with gaps in them. */
  @ParameterizedTest
  @ValueSource(strings = {"simulate --steps 100", "proof"})
  void tablesOfOtherVerbs(String command) {
    assertFits(command, line -> line.strip().contains("  "));
  }

  @Test
  void comparisonsOfWhatDiffers() {
    assertFits("verify --only oscillation,norm-balance --profile quick --seed 1 --out DIR/one");
    assertFits("verify --only norm-balance --profile quick --seed 2 --out DIR/other");
    assertFits("compare DIR/one DIR/other");
    assertFits(
        "verify --only norm-balance --profile quick --seed 3 --baseline DIR/one --out DIR/third");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "verify",
        "check",
        "list",
        "show",
        "reproduce",
        "map",
        "compare",
        "verdicts",
        "merge",
        "faults",
        "flakes",
        "bench"
      })
  void help(String verb) {
    assertFits((verb + " --help").strip());
  }
}

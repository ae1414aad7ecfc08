package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {
  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written);

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  @Test
  void linesAreBrokenBetweenWords() {
    assertThat(Prose.lines("ab cd  e fgh", 5), equalTo(List.of("ab cd", "e fgh")));
  }

  @Test
  void aLongWordStaysWhole() {
    assertThat(Prose.lines("a /a/long/path b", 4), equalTo(List.of("a", "/a/long/path", "b")));
  }

  @Test
  void anEmptyTextIsALine() {
    assertThat(Prose.lines("", 4), equalTo(List.of("")));
  }

  @Test
  void furtherLinesAreIndented() {
    Prose.println(out, "- ", 2, "word ".repeat(20));
    String words = "word ".repeat(15).strip();
    assertThat(lines(), equalTo(List.of("- " + words, "  word word word word word")));
  }

  @Test
  void aCardKeepsItsShapeInLinesThatFit() {
    CardText.print(
        """
        ## Title

        A paragraph
        of two lines.

            a formula      with gaps

        - an item
          that goes on
        - another
        | symbol | meaning |
        |---|---|
        | a \\| b | either |
        """,
        out);
    assertThat(
        lines(),
        equalTo(
            List.of(
                "## Title",
                "",
                "A paragraph of two lines.",
                "",
                "    a formula      with gaps",
                "",
                "- an item that goes on",
                "- another",
                "symbol  meaning",
                "a | b   either")));
  }
}

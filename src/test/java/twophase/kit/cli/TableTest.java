package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final String WORDS = "some words that go on and on ".repeat(9).strip();

  private static List<String> printed(Table table) {
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text));
    return text.toString().lines().toList();
  }

  private static void assertFits(List<String> lines) {
    assertThat(lines.stream().map(Prose::length).toList(), everyItem(lessThanOrEqualTo(80)));
  }

  private static String joined(List<String> lines) {
    return String.join(" ", lines).replaceAll(" +", " ").strip();
  }

  @Test
  void whatHasRoomStandsSideBySide() {
    assertThat(
        printed(new Table().row("a", "bb", "c").across("title").row("aaa", "b", "c")),
        equalTo(List.of("a    bb  c", "title", "aaa  b   c")));
  }

  @Test
  void theWidestColumnGivesWay() {
    List<String> lines = printed(new Table().row("name", WORDS, "end"));
    assertFits(lines);
    assertThat(lines.get(0).startsWith("name  some words"), equalTo(true));
    assertThat(lines.get(0).endsWith("  end"), equalTo(true));
    assertThat(joined(lines).replace(" end", ""), equalTo("name " + WORDS));
  }

  @Test
  void aWordWithoutRoomIsBrokenBehindASign() {
    List<String> lines = printed(new Table().row("one-long.".repeat(20), "x".repeat(200), "b"));
    assertFits(lines);
    assertThat(lines.get(0).split(" +")[0].endsWith("."), equalTo(true));
    assertThat(String.join("", lines).chars().filter(sign -> sign == 'x').count(), equalTo(200L));
  }

  @Test
  void aCellThatIsMissingIsEmpty() {
    assertThat(printed(new Table().row("a", "b").row("c")), equalTo(List.of("a  b", "c")));
  }

  @Test
  void charactersBeyondTheFirstPlaneCountOnce() {
    assertFits(printed(new Table().row("\ud835\udf03".repeat(300), WORDS)));
  }
}

package twophase.paper.theorems;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What we choose stands on the cards: property classes hold no numbers of their own. */
class NumbersOfOursTest {
  private static final Path THEOREMS = Path.of("src/main/java/twophase/paper/theorems");

  private static final Pattern NO_CODE =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  /** How many digits are shown decides nothing. */
  private static final Pattern DIGITS =
      Pattern.compile("Numbers\\.rounded\\((?:[^()]|\\([^()]*\\))*, [0-9]+\\)");

  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])[0-9][0-9_.eExXa-fp-]*\\b");

  /** Beginnings, neighbours, halves and squares. */
  private static final List<String> PLAIN = List.of("0", "1", "2", "1.0", "2.0", "0.5");

  private static List<String> numbers(String text) {
    String code = DIGITS.matcher(NO_CODE.matcher(text).replaceAll(" ")).replaceAll("words");
    return NUMBER
        .matcher(code)
        .results()
        .map(found -> found.group())
        .filter(number -> !PLAIN.contains(number))
        .toList();
  }

  @Test
  void propertyClassesHoldNone() throws IOException {
    List<String> ours = new ArrayList<>();
    int classes = 0;
    try (Stream<Path> files = Files.walk(THEOREMS)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Properties.java")).toList()) {
        classes++;
        for (String number : numbers(Files.readString(file))) {
          ours.add(file.getFileName() + ": " + number);
        }
      }
    }
    assertThat(classes, greaterThan(18));
    assertThat(ours, empty());
  }

  @Test
  void oneWouldBeFound() {
    assertThat(
        numbers("  private static final double K = 8; // 9\n x = 1e-3 * \"7\"; y = a3 + 0.25;"),
        contains("8", "1e-3", "0.25"));
    assertThat(numbers("f(Numbers.rounded(x, 3), Numbers.rounded(y, 3)));"), empty());
  }
}

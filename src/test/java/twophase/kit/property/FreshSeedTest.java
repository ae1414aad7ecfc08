package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardReader;
import twophase.paper.Paper;

class FreshSeedTest {
  private static final Map<String, Class<?>> CLASSES = new LinkedHashMap<>();

  static {
    Paper.THEORY.statements().forEach(type -> CLASSES.put(PropertyMethod.statement(type), type));
  }

  private static long seed() {
    return FreshSeed.of(CLASSES, Paper.CARDS);
  }

  @Test
  void fitsIntoANumberOfJson() {
    assertThat(seed(), allOf(greaterThanOrEqualTo(0L), lessThan(1L << 53)));
  }

  @Test
  void theOrderOfStatementsPlaysNoPart() {
    List<String> names = new ArrayList<>(CLASSES.keySet());
    Collections.reverse(names);
    Map<String, Class<?>> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, CLASSES.get(name)));
    assertThat(FreshSeed.of(reversed, Paper.CARDS), equalTo(seed()));
  }

  @Test
  void aNumberOnACardMovesItAndAWordDoesNot() throws IOException {
    String text = Files.readString(Path.of("theorems/norm-balance.md"));
    assertThat(with(text.replaceFirst("\ntitle: ", "\ntitle: Of ")), equalTo(seed()));
    assertThat(with(text.replaceFirst("points: \\{is: ", "points: {is: 1")), not(equalTo(seed())));
  }

  private static long with(String text) {
    Map<String, Card> cards = new HashMap<>(Paper.CARDS);
    Card other = CardReader.parse("norm-balance", "test", text, Paper.THEORY.quoted());
    cards.put("norm-balance", other);
    return FreshSeed.of(CLASSES, cards);
  }

  @Test
  void anotherClassMovesIt() {
    Map<String, Class<?>> others = new LinkedHashMap<>(CLASSES);
    others.put("norm-balance", CLASSES.get("oscillation"));
    assertThat(FreshSeed.of(others, Paper.CARDS), not(equalTo(seed())));
  }

  /** Without its source a class counts by its class file, which each compiler writes otherwise. */
  @Test
  void theTheoryCarriesTheSourceOfEachPropertyClass() {
    CLASSES
        .values()
        .forEach(
            type ->
                assertThat(
                    type + ": pom.xml lists the sources that the jar carries",
                    type.getResource(type.getSimpleName() + ".java") != null));
  }

  @Test
  void aSourceIsReadWithoutWhatCompilersPassOver() {
    String source =
        """
        /** Says "it's". */
        class A {
          // It's 'quoted", twice.
          String s = "a // b  /* c */ \\" ' d"; /* e */
          char c = '"'; char d = '\\'';
          String t = ""\"
            "two"  \\""\" // lines
          ""\";
          int half = 1 / 2;
        }
        """;
    String bare =
        "classA{Strings=\"a // b  /* c */ \\\" ' d\";charc='\"';chard='\\'';"
            + "Stringt=\"\"\"\n    \"two\"  \\\"\"\" // lines\n  \"\"\";inthalf=1/2;}";
    assertThat(FreshSeed.bare(source), equalTo(bare));
    assertThat(FreshSeed.bare(source.replace("\n", "\r\n")), equalTo(bare));
  }
}

package twophase.kit.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final Map<String, Card> CARDS =
      Map.of(
          "toy",
          new Card(
              "toy",
              "A toy",
              "nowhere",
              "a line",
              "a",
              "a",
              List.of(
                  new Card.FormLine("corrected", "claim", Verdict.HOLDS, "because"),
                  new Card.FormLine("sharp.near", "claim", Verdict.HOLDS, "because"),
                  new Card.FormLine("sharp.far", "claim", Verdict.HOLDS, "because")),
              "## Statement\n\nIt is a toy.\n"));

  private static Selection of(String... names) {
    return Selection.of("--only: ", List.of(names), CARDS);
  }

  private static String has(Selection selection) {
    StringBuilder has = new StringBuilder();
    for (String form : List.of("corrected", "sharp", "sharp.near", "sharp.far")) {
      has.append(selection.has(new FormId("toy", form)) ? '1' : '0');
    }
    return has.toString();
  }

  @Test
  void aNameIsAStatementAFormOrAPart() {
    assertThat(has(Selection.ALL), equalTo("1111"));
    assertThat(has(of("toy")), equalTo("1111"));
    assertThat(has(of("toy.corrected")), equalTo("1000"));
    assertThat(has(of("toy.sharp")), equalTo("0111"));
    assertThat(has(of("toy.sharp.far")), equalTo("0001"));
    assertThat(has(of("toy.sharp.far", "toy.corrected")), equalTo("1001"));
    assertThat(of("toy.sharp.far").about("toy"), equalTo(true));
    assertThat(of("toy.sharp.far").about("to"), equalTo(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tyo           | `tyo` is no statement; statements are toy
          tog           | `tog` is no statement (did you mean `toy`?); statements are toy
          tog.sharp     | `tog` is no statement (did you mean `toy`?)
          toy.Sharp     | `toy.Sharp` is no form of toy (did you mean `toy.sharp`?); its forms are corrected, sharp, sharp.near, sharp.far
          toy.sharp.fra | `toy.sharp.fra` is no form of toy (did you mean `toy.sharp.far`?)
          toy.elsewhere | `toy.elsewhere` is no form of toy; its forms are
          toy.          | `toy.` is no form of toy; its forms are
          toy.far       | `toy.far` is no form of toy (did you mean `toy.sharp.far`?)
          toy.sharp.    | `toy.sharp.` is no form of toy (did you mean `toy.sharp`?)
          .sharp        | `` is no statement
          """)
  void whatNamesNothingIsToldWithTheNearest(String name, String said) {
    BadInputException e = assertThrows(BadInputException.class, () -> of(name));
    assertThat(e.getMessage(), containsString(said));
  }
}

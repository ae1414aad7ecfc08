package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import twophase.kit.property.ChosenMap;
import twophase.kit.statement.Card;
import twophase.kit.statement.Domain;
import twophase.kit.statement.Values;
import twophase.kit.statement.Verdict;

/** A claim says no more of where it holds than was tested, and nothing that a map refutes. */
class ClaimedRangesTest {
  private static final Path FIGURES = Path.of("verification-reports/reference/figures");

  /** A bound on a parameter in plain figures, such as {@code d ≥ 4} or {@code widths up to 10⁵}. */
  private static final Pattern BOUND =
      Pattern.compile(
          "(\\b[mdnkηθσ]|‖θ\\*‖|[Ww]idths?|dimensions?|samples) (≥|≤|<|>|up to|from|of) ?[0-9]");

  private static Card card(ChosenMap map) {
    return Paper.CATALOGUE.cards().get(map.form().statement());
  }

  @Test
  void noMapRefutesAClaimWhereItIsClaimedToHold() throws IOException {
    int refuted = 0;
    List<String> within = new ArrayList<>();
    for (ChosenMap map : PaperMaps.all()) {
      if (card(map).expected(map.form().form()) != Verdict.HOLDS) {
        continue;
      }
      for (Map<String, String> point : refuted(map)) {
        refuted++;
        if (claimed(card(map).domain(map.form().form()), point)) {
          within.add(map.form() + " at " + point);
        }
      }
    }
    assertThat(within, empty());
    assertThat("some map shows where a claim ends", refuted, greaterThan(0));
  }

  /** The points of the reference run's map at which the claim fails. */
  private static List<Map<String, String>> refuted(ChosenMap map) throws IOException {
    Path file = FIGURES.resolve("map-" + map.form().statement() + "." + map.form().form() + ".csv");
    return Files.readAllLines(file).stream()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[1].equals("fails"))
        .map(cells -> at(map, cells[2], cells[3]))
        .distinct()
        .toList();
  }

  private static Map<String, String> at(ChosenMap map, String x, String y) {
    Map<String, String> point = new LinkedHashMap<>(map.base().values());
    point.put(map.x().name(), x);
    point.put(map.y().name(), y);
    return point;
  }

  /** Whether a point lies in the ranges of a domain, lists being taken from end to end. */
  private static boolean claimed(Domain domain, Map<String, String> point) {
    return domain.parameters().entrySet().stream()
        .allMatch(parameter -> claimed(parameter.getKey(), parameter.getValue(), point));
  }

  private static boolean claimed(String names, Values values, Map<String, String> point) {
    List<String> each = Arrays.asList(names.split("\\+"));
    for (int k = 0; k < each.size(); k++) {
      String value = point.get(each.get(k));
      if (value != null && !claimed(options(values, k), value)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> options(Values values, int k) {
    if (values instanceof Values.Range range) {
      return List.of(Integer.toString(range.from()), Integer.toString(range.to()));
    } else if (values instanceof Values.One one) {
      return List.of(one.texts().get(k));
    }
    return ((Values.Choice) values).options().stream().map(option -> option.get(k)).toList();
  }

  private static boolean claimed(List<String> options, String value) {
    if (!number(value)) {
      return options.contains(value);
    }
    double[] ends =
        options.stream()
            .filter(ClaimedRangesTest::number)
            .mapToDouble(Double::parseDouble)
            .toArray();
    double is = Double.parseDouble(value);
    return Arrays.stream(ends).anyMatch(end -> end <= is)
        && Arrays.stream(ends).anyMatch(end -> end >= is);
  }

  private static boolean number(String text) {
    return text.matches("[0-9.eE+-]+");
  }

  /** In a claim that holds, a range of what is drawn comes from the card's domain. */
  @Test
  void rangesInClaimsAreThoseThatAreTested() throws IOException {
    List<String> free = new ArrayList<>();
    for (Card card : Paper.CATALOGUE.cards().values()) {
      String text = Files.readString(Path.of("theorems", card.id() + ".md"));
      for (String claim : claims(text)) {
        if (BOUND.matcher(claim).find()) {
          free.add(card.id() + ": " + claim);
        }
      }
    }
    assertThat(free, empty());
    assertThat(BOUND.matcher("for d ≥ 4 and widths up to 10⁵").find(), equalTo(true));
    assertThat(BOUND.matcher("for d = {{up.d}} and widths of {{up.m}}").find(), equalTo(false));
  }

  private static List<String> claims(String text) {
    List<String> claims = new ArrayList<>();
    String claim = "";
    for (String line : text.substring(0, text.indexOf("\n---\n")).lines().toList()) {
      if (line.startsWith("    claim: ")) {
        claim = line.strip();
      } else if (line.equals("    expected: HOLDS")) {
        claims.add(claim);
      }
    }
    return claims;
  }
}

package twophase.kit.work;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.StrictJson;

/** Lines as workers leave them: in any order, twice, torn, of somebody else. */
class GatheringTest {
  private static final Maker HERE =
      new Maker("toy", "right", "1", "", "0.1", "abc", "code", "cards", "17", "Linux", "2026");

  @TempDir private Path folder;

  private static String line(String unit, String result) {
    return WorkLine.of(unit, StrictJson.read(result), HERE).text() + "\n";
  }

  private static String cell(String simulator, String outcome) {
    return line("balance faults 0 " + simulator, "{\"outcome\":\"" + outcome + "\"}");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String refused(Path... files) {
    return assertThrows(BadInputException.class, () -> Gathering.of(List.of(files))).getMessage();
  }

  @Test
  void orderDuplicatesAndTornLinesDoNotMatter() throws IOException {
    String whole = WorkLine.whole("faults --all", HERE).text() + "\n";
    String one = cell("momentum", "CAUGHT");
    String two = cell("frozen", "PASSED");
    Path first = file("1.jsonl", one + two.substring(0, 30));
    // Behind a torn line another worker went on: that line is lost with it.
    Path second = file("2.jsonl", two + whole + one.substring(0, 20) + one + "\n" + one);
    Gathering all = Gathering.of(List.of(first, second));
    assertThat(all.whole(), equalTo("faults --all"));
    assertThat(all.torn(), equalTo(2L));
    assertThat(
        all.missing(
            List.of(
                "balance faults 0 correct",
                "balance faults 0 frozen",
                "balance faults 0 momentum")),
        equalTo(List.of("balance faults 0 correct")));
    assertThat(
        all.find("balance faults 0 momentum").orElseThrow().result().path("outcome").asText(),
        equalTo("CAUGHT"));
    assertThat(all.began(), equalTo(Optional.of("2026")));
    assertThat(Gathering.of(List.of(folder)).whole(), equalTo("faults --all"));
  }

  @Test
  void aListOfUnitsSaysWhatTheWholeIs() throws IOException {
    Path units = file("units.txt", "whole faults --all\nbalance faults 0 momentum\n");
    Gathering all = Gathering.of(List.of(units, file("l.jsonl", cell("momentum", "CAUGHT"))));
    assertThat(all.whole(), equalTo("faults --all"));
    assertThat(all.missing(List.of("balance faults 0 momentum")), equalTo(List.of()));
  }

  @Test
  void whatItIsPartOfMustBeSaidOnce() throws IOException {
    Gathering none = Gathering.of(List.of(file("1.jsonl", cell("momentum", "CAUGHT"))));
    assertThat(
        assertThrows(BadInputException.class, none::whole).getMessage(),
        containsString("give the list of units, too"));
    none.addWhole("faults --all");
    none.addWhole("faults --all --seed 1");
    assertThat(
        assertThrows(BadInputException.class, none::whole).getMessage(),
        containsString("several wholes, `faults --all` and `faults --all --seed 1`"));
  }

  /** A check that broke is no result where another worker has one; two results never differ. */
  @Test
  void whatBrokeGivesWayAndWhatDiffersIsRefused() throws IOException {
    Path broken = file("1.jsonl", cell("momentum", "BROKEN"));
    Path right = file("2.jsonl", cell("momentum", "CAUGHT"));
    for (List<Path> order : List.of(List.of(broken, right), List.of(right, broken))) {
      assertThat(
          Gathering.of(order)
              .find("balance faults 0 momentum")
              .orElseThrow()
              .result()
              .path("outcome")
              .asText(),
          equalTo("CAUGHT"));
    }
    Path other = file("3.jsonl", cell("momentum", "PASSED"));
    assertThat(
        refused(right, other),
        equalTo(
            other
                + ", line 1: `balance faults 0 momentum` was done twice and came out differently: "
                + "something hangs on time or place, and neither result is taken"));
  }

  @Test
  void howLongItTookIsNoResult() throws IOException {
    String unit = "a.sharp quick 7";
    Path one = file("1.jsonl", line(unit, "{\"broken\":null,\"seconds\":1.5}"));
    Path two = file("2.jsonl", line(unit, "{\"broken\":null,\"seconds\":2.5}"));
    assertThat(Gathering.of(List.of(one, two)).missing(List.of(unit)), equalTo(List.of()));
  }

  @Test
  void linesOfOthersAreRefused() throws IOException {
    Path mine = file("1.jsonl", cell("momentum", "CAUGHT"));
    for (Map.Entry<String, String> other :
        Map.of(
                "\"code\":\"code\"", "its code is other, not code",
                "\"simulator\":\"right\"", "its simulator is other, not right",
                "\"spec\":\"\"", "its --simulator is other, not the theory's own",
                "\"cards\":\"cards\"", "its digest of cards is other, not cards")
            .entrySet()) {
      String changed = other.getKey().replaceFirst(":\".*\"", ":\"other\"");
      Path file = file("2.jsonl", cell("frozen", "PASSED").replace(other.getKey(), changed));
      assertThat(refused(mine, file), containsString("line 1: is of another run"));
      assertThat(refused(mine, file), containsString(other.getValue()));
    }
    Gathering all = Gathering.of(List.of(mine));
    all.requireMaker(HERE);
    Path elsewhere = file("3.jsonl", cell("frozen", "PASSED").replace("\"17\"", "\"25\""));
    assertThat(Gathering.of(List.of(mine, elsewhere)).java(), equalTo("17, 25"));
  }

  @Test
  void aFileThatIsNothingOfOursIsRefused() throws IOException {
    assertThat(
        refused(file("notes.txt", "one\ntwo\nthree\n")),
        containsString("has no line that a worker wrote"));
    assertThat(refused(folder.resolve("nowhere")), containsString("cannot be read"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(refused(empty), containsString("holds no report and no file *.jsonl of lines"));
    assertThat(Gathering.of(List.of(file("killed.jsonl", ""))).maker(), equalTo(Optional.empty()));
  }

  /** A journal is told from lines; what is behind its first torn line does not count. */
  @Test
  void aJournalIsKeptAsItIs() throws IOException {
    Path journal =
        file("journal.jsonl", "{\"schema\":\"s/1\",\"request\":{\"seed\":\"3\"}}\n{\"a\":1}\n{\"b");
    KeptFile kept = Gathering.of(List.of(journal)).kept().get(0);
    assertThat(kept.schema(), equalTo("s/1"));
    assertThat(kept.request().path("seed").asText(), equalTo("3"));
    assertThat(kept.lines(), equalTo(List.of(StrictJson.read("{\"a\":1}"))));
    Path points = file("form-1234.jsonl", "{\"setting\":\"m=1\"}\n{\"setting\":\"m=2\"}\n");
    KeptFile cache = Gathering.of(List.of(points)).kept().get(0);
    assertThat(cache.schema(), equalTo(""));
    assertThat(cache.lines().size(), equalTo(2));
  }
}

package twophase.kit.flakes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Profile;
import twophase.kit.evidence.Standing;
import twophase.kit.flakes.SeedCounts.Row;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Verdict;
import twophase.kit.suite.Unit;
import twophase.paper.Paper;

/**
 * What is counted, and what is kept of it. The page is brought up to date by
 *
 * <pre>mvn -q test -Dtest=KeptCountsTest -Dpages.rewrite=true</pre>
 */
class KeptCountsTest {
  private static final Path KEPT = Path.of("src/docs/flakes.json");
  private static final Path PAGE = Path.of("src/docs/flakes.md");

  private static final Digests NOW = Digests.of(Paper.CATALOGUE);

  @TempDir private Path folder;

  private static Outcome outcome(Unit unit, Standing standing) {
    Verdict verdict =
        switch (standing) {
          case AS_EXPECTED -> Verdict.HOLDS;
          case DIFFERS -> Verdict.REFUTED;
          default -> Verdict.INCONCLUSIVE;
        };
    String token = standing == Standing.DIFFERS ? "a:b:quick:0:0:failed:m=1" : "";
    return new Outcome(unit, verdict, Verdict.HOLDS, standing, token, "", 1);
  }

  /**
   * Outcomes of a plan.
   *
   * @param reds how units stand that are not as expected, by number
   */
  private static SeedCounts counts(SeedPlan plan, int done, Map<Integer, Standing> reds) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int k = 0; k < done; k++) {
      outcomes.add(outcome(plan.units().get(k), reds.getOrDefault(k, Standing.AS_EXPECTED)));
    }
    return SeedCounts.of(plan, outcomes);
  }

  private static SeedPlan whole(long root) {
    return SeedRunTest.plan(root, 3, List.of());
  }

  /** Of three seeds the third lacks a form: two whole runs, one of them red twice. */
  @Test
  void formsAndWholeRunsAreCounted() {
    SeedPlan plan = whole(1);
    int forms = plan.request().forms().size();
    SeedCounts counts =
        counts(
            plan,
            3 * forms - 1,
            Map.of(0, Standing.DIFFERS, 1, Standing.BROKEN, 2 * forms, Standing.UNDECIDED));
    assertThat(counts.runs(), equalTo(2L));
    assertThat(counts.redRuns(), equalTo(1L));
    assertThat(counts.units(), equalTo(3L * forms - 1));
    assertThat(counts.forms().size(), equalTo(forms));
    String first = plan.units().get(0).form().toString();
    String second = plan.units().get(1).form().toString();
    assertThat(row(counts, first), equalTo(new Row(first, 3, 1, 1, 0)));
    assertThat(row(counts, second), equalTo(new Row(second, 3, 0, 0, 1)));
    assertThat(counts.exitCode(), equalTo(4));
    assertThat(counts.reds().size(), equalTo(3));
    assertThat(
        "in the catalogue's order",
        counts.forms().stream().map(Row::form).toList(),
        equalTo(plan.request().forms().stream().map(Object::toString).toList()));
  }

  private static Row row(SeedCounts counts, String form) {
    return counts.forms().stream().filter(row -> row.form().equals(form)).findFirst().orElseThrow();
  }

  @Test
  void aRunOfSomeFormsIsNoWholeRun() {
    SeedPlan plan = SeedRunTest.plan(1, 3, List.of("oscillation"));
    SeedCounts counts = counts(plan, 6, Map.of());
    assertThat(counts.runs(), equalTo(0L));
    assertThat(counts.runLimit(), equalTo(1.0));
    assertThat(FlakesPage.sentences(counts), containsString("No whole run. 6 tests of 2 forms"));
  }

  @Test
  void theWorstSaysTheExitCode() {
    SeedPlan plan = whole(1);
    assertThat(counts(plan, 4, Map.of()).exitCode(), equalTo(0));
    assertThat(counts(plan, 4, Map.of(0, Standing.UNDECIDED)).exitCode(), equalTo(3));
    assertThat(
        counts(plan, 4, Map.of(0, Standing.UNDECIDED, 1, Standing.DIFFERS)).exitCode(), equalTo(1));
    assertThat(
        counts(plan, 4, Map.of(0, Standing.BROKEN, 1, Standing.DIFFERS)).exitCode(), equalTo(4));
  }

  /** By hand: none of n has a chance of 1 % at p = 1 - 0.01^(1/n); one of two at 1 - p^2 = 0.01. */
  @Test
  void limitsAreClopperAndPearsonsOnOneSide() {
    assertThat(SeedCounts.limit(0, 300), closeTo(1 - Math.pow(0.01, 1 / 300.0), 1e-12));
    assertThat(SeedCounts.limit(1, 2), closeTo(Math.sqrt(0.99), 1e-12));
    assertThat(SeedCounts.limit(0, 0), equalTo(1.0));
    assertThat("rounded up", FlakesPage.percent(SeedCounts.limit(0, 300)), equalTo("1.6 %"));
    assertThat(FlakesPage.percent(1), equalTo("100 %"));
  }

  @Test
  void countsAddUpAndNoRootIsCountedTwice() {
    SeedCounts one = counts(whole(1), 2, Map.of(0, Standing.DIFFERS));
    SeedCounts two = counts(whole(2), 1, Map.of());
    KeptCounts kept = new KeptCounts(NOW, List.of()).plus(one).plus(two);
    assertThat(kept.profiles().size(), equalTo(1));
    SeedCounts sum = kept.profiles().get(0);
    String first = whole(1).units().get(0).form().toString();
    assertThat(row(sum, first), equalTo(new Row(first, 2, 1, 0, 0)));
    assertThat(sum.roots(), equalTo(List.of(1L, 2L)));
    assertThat(kept.has(Profile.QUICK, 2), equalTo(true));
    assertThat(kept.has(Profile.STANDARD, 2), equalTo(false));
    assertThat(kept.has(Profile.QUICK, 3), equalTo(false));
    assertThrows(IllegalArgumentException.class, () -> kept.plus(two));
    SeedCounts some = counts(SeedRunTest.plan(3, 1, List.of("oscillation")), 2, Map.of());
    SeedCounts all = some.plus(one);
    assertThat(
        "in the catalogue's order",
        all.forms().stream().map(Row::form).toList(),
        equalTo(one.forms().stream().map(Row::form).toList()));
    assertThat(all.units(), equalTo(4L));
  }

  @Test
  void whatIsKeptIsReadAsItWasUntilTheDigestChanges() throws IOException {
    Path file = folder.resolve("flakes.json");
    assertThat(KeptCounts.read(file), equalTo(Optional.empty()));
    KeptCounts kept =
        new KeptCounts(NOW, List.of()).plus(counts(whole(1), 2, Map.of(0, Standing.DIFFERS)));
    kept.write(file);
    assertThat(KeptCounts.read(file), equalTo(Optional.of(kept)));
    assertThat(KeptCounts.in(file, NOW), equalTo(kept));
    Digests other = new Digests("4567", NOW.cards());
    assertThat(KeptCounts.in(file, other), equalTo(new KeptCounts(other, List.of())));
    String text = Files.readString(file);
    for (String wrong :
        List.of(
            "",
            "[]",
            "{}",
            text.replace("flakes/2", "flakes/3"),
            text.replaceFirst("\"seeds\" : 1", "\"seeds\" : null"),
            text.replaceFirst("\"seeds\" : 1", "\"seeds\" : 1.5"),
            text.replaceFirst("\"seeds\" : 1", "\"seeds\" : 0"),
            text.replaceFirst("\"broken\" : 0", "\"broken\" : -1"),
            text.replaceFirst("\"profile\" : \"quick\"", "\"profile\" : \"slow\""),
            text.replaceFirst("\"code\" : \"[0-9a-f]*\",", ""))) {
      Files.writeString(file, wrong);
      assertThat(
          assertThrows(BadInputException.class, () -> KeptCounts.read(file)).getMessage(),
          containsString("is no file of counts ("));
    }
  }

  /** Lemma 4 is begun anew, the others are not; there is no whole run of what is left. */
  @Test
  void anotherCardVoidsTheCountsOfItsStatementAlone() throws IOException {
    SeedPlan plan = whole(1);
    int forms = plan.request().forms().size();
    int second = numberOf(plan, "lemma-4.corrected");
    int third = numberOf(plan, "lemma-5.corrected.training-set");
    SeedCounts all =
        counts(plan, forms, Map.of(second, Standing.DIFFERS, third, Standing.UNDECIDED));
    Path file = folder.resolve("flakes.json");
    new KeptCounts(NOW, List.of()).plus(all).write(file);
    Map<String, String> cards = new LinkedHashMap<>(NOW.cards());
    assertThat(cards.put("lemma-4", "another"), not(equalTo(cards.get("lemma-5"))));
    Digests other = new Digests(NOW.code(), cards);
    assertThat(other.all(), not(equalTo(NOW.all())));
    SeedCounts left = KeptCounts.in(file, other).profiles().get(0);
    assertThat(
        left.forms(),
        equalTo(all.forms().stream().filter(r -> !r.form().startsWith("lemma-4.")).toList()));
    assertThat(left.reds().stream().map(SeedCounts.Red::form).toList(), hasSize(1));
    assertThat(left.runs(), equalTo(0L));
    assertThat(left.redRuns(), equalTo(0L));
    assertThat(left.roots(), equalTo(List.of(1L)));
  }

  private static int numberOf(SeedPlan plan, String form) {
    return plan.units().stream().map(unit -> unit.form().toString()).toList().indexOf(form);
  }

  @Test
  void thePageKeepsItsWordsAndShowsTheCounts() {
    String page =
        "# Words\n<!-- counts: written by `flakes --keep` -->\nold\n<!-- end of counts -->\nmore\n";
    KeptCounts kept =
        new KeptCounts(NOW, List.of())
            .plus(counts(whole(1), 2, Map.of(0, Standing.DIFFERS, 1, Standing.UNDECIDED)));
    String shown = FlakesPage.with(kept, page);
    String form = whole(1).units().get(0).form().toString();
    long seed = whole(1).seed(0);
    assertThat(shown, containsString("with the digest `" + NOW.all() + "`."));
    assertThat(shown, containsString("| " + form + " | 1 | 1 | 0 | 0 | 100 % |\n"));
    assertThat(
        shown,
        containsString(
            "* `verify --only %s --profile quick --seed %d`: REFUTED where HOLDS was expected (`a:b:"
                .formatted(form, seed)));
    assertThat(shown.startsWith("# Words\n<!-- counts"), equalTo(true));
    assertThat(shown.endsWith("<!-- end of counts -->\nmore\n"), equalTo(true));
    assertThat(shown.contains("old"), equalTo(false));
    assertThat(FlakesPage.with(kept, shown), equalTo(shown));
    assertThrows(BadInputException.class, () -> FlakesPage.with(kept, "# No marks\n"));
  }

  /** Whether they are of the present cards and code is not asked: it would fail at every change. */
  @Test
  void theKeptPageShowsTheKeptCounts() throws IOException {
    KeptCounts kept = KeptCounts.read(KEPT).orElseThrow();
    if (Boolean.getBoolean("pages.rewrite")) {
      FlakesPage.write(kept, PAGE);
    }
    String page = Files.readString(PAGE);
    assertThat(page, equalTo(FlakesPage.with(kept, page)));
    kept.profiles().forEach(counts -> assertThat(counts.units() > 0, equalTo(true)));
  }
}

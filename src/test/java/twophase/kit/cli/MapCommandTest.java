package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapCommandTest {
  private static final String AT = "n=fresh,eta=0.005,sigma=24,thetaNorm=0.1";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return TwoPhase.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int map(Path to, String... more) {
    List<String> words =
        new ArrayList<>(List.of("map", "--cache", folder.resolve("cache").toString()));
    words.addAll(List.of("--out", to.toString()));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private int escape(Path to, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("theorem-2", "--x", "m=4,12,20", "--y", "d=1,5", "--at", AT, "--trials=150"));
    words.addAll(List.of(more));
    return map(to, words.toArray(String[]::new));
  }

  /** Counted, not timed: the same on every machine. */
  @Test
  void whatTakesTooLongIsNotAskedAndTheOthersGoOn() throws IOException {
    Path to = folder.resolve("map");
    assertThat(
        err.toString(),
        map(to, "theorem-2", "--x", "eta=1e-200:1e200:log:3", "--at", "m=12,d=1", "--trials=150"),
        equalTo(0));
    assertThat(
        out.toString().replaceAll("\\s+", " "),
        allOf(
            containsString("/ not asked: 1 "),
            containsString("Not asked at m=12,d=1,n=100,eta=1e-200,"),
            containsString(
                ": 9.22e18 or more steps that move 24 numbers each, in each of up to 150 trials: at"
                    + " most 1e14 numbers are moved for a typed setting")));
    assertThat(Files.readString(to.resolve("map.csv")), containsString("NOT_ASKED"));
    assertThat(map(to, "theorem-2", "--x", "eta=1e-200,1e-199", "--at", "m=12,d=1"), equalTo(3));
  }

  @Test
  void itDrawsTheMapAndWritesIt() throws IOException {
    Path to = folder.resolve("map");
    assertThat(err.toString(), escape(to), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            containsString("Form theorem-2.corrected, simulator twophase 1, seed 0"),
            containsString("Base setting m=56, d=8, n=fresh, eta=0.005"),
            containsString("d |\n5 |  ○  ●  ●\n1 |  ○  ×  ×\n  +----------\n     4  12 20  m\n"),
            containsString("× fails: 2"),
            containsString("is at most 4e-6, 1e-6 a point. Seed 0."),
            containsString("Replay its first failure with")));
    for (String name : List.of("index.html", "map.json", "map.csv", "map.svg", "style.css")) {
      assertThat(name, Files.exists(to.resolve(name)), equalTo(true));
    }
    assertThat("a log gets a line a tenth", err.toString(), containsString("6 of 6 points"));
  }

  @Test
  void resumedOrNotAtAnyNumberOfThreadsEveryFileIsTheSame() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Path third = folder.resolve("third");
    escape(first, "--threads=1", "--no-progress");
    assertThat(err.toString(), equalTo(""));
    escape(second, "--threads=2");
    assertThat(out.toString(), containsString("6 of 6 points were known"));
    escape(third, "--threads=3", "--fresh");
    for (String name : List.of("index.html", "map.json", "map.csv", "map.svg", "map-2.svg")) {
      String text = Files.readString(first.resolve(name));
      assertThat(name, Files.readString(second.resolve(name)), equalTo(text));
      assertThat(name, Files.readString(third.resolve(name)), equalTo(text));
    }
  }

  @Test
  void aMapOfManyPointsIsRefinedUnlessAllAreAskedFor() throws IOException {
    Path to = folder.resolve("map");
    String[] large = {"theorem-2.sharp.enough-law", "--x=width=5:60:lin:80", "--y=d=5:60:lin:56"};
    assertThat(err.toString(), map(to, large), equalTo(0));
    assertThat(
        out.toString().replaceAll("\\s+", " "),
        allOf(
            containsString("(above: 1 of 2 columns)"),
            containsString("● holds: 4480"),
            containsString("Examined were 88 of the 4480 points, those with a mark")));
    assertThat(Files.readString(to.resolve("map.csv")), containsString("5,6,HOLDS,false,,,,0"));
    out.getBuffer().setLength(0);
    escape(to, "--examine=boundaries");
    assertThat(out.toString().replaceAll("\\s+", " "), not(containsString("Examined were")));
    assertThat("corners are all there is", out.toString(), containsString("● holds: 2"));
    assertThat(escape(to, "--examine=some"), equalTo(2));
    assertThat(
        err.toString(),
        containsString("--examine: `some` is neither all nor boundaries; name one of the two"));
    assertThat(escape(to, "--examine=boundaries", "--shard=1/2"), equalTo(2));
    assertThat(err.toString(), containsString("is examined at all of them; leave it out"));
  }

  @Test
  void aFailingPointIsReplayedByItsToken() {
    escape(folder.resolve("map"));
    String token = out.toString().split("reproduce '")[1].split("'")[0];
    assertThat(token, startsWith("theorem-2:corrected:map-"));
    assertThat(run("reproduce", token), equalTo(0));
    assertThat(out.toString(), containsString("decision   failed, as in the run"));
  }

  @Test
  void aDataSetStandsInForTheInputs() {
    Path to = folder.resolve("map");
    int code =
        map(
            to,
            "theorem-2",
            "--inputs=fashion-mnist:7",
            "--x=m=4,8",
            "--trials=9",
            "--at=sigma=24");
    assertThat(err.toString(), code, equalTo(0));
    assertThat(
        out.toString(),
        containsString("Base setting m=56, d=7, n=fashion-mnist-7, eta=0.001, sigma=24"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "theorem-2 | m=4,8 | digits:65 | --inputs: digits has 1 to 64 components, not 65",
        "theorem-2 | d=4,8 | digits:6 | --inputs: `d` is varied; it has no one value",
        "condition-1 | d=4,8 | digits:6 | --inputs: the form's settings name d, and no inputs that could be a data set"
      })
  void aDataSetThatHasNoPlaceIsRefused(String id, String x, String set, String told) {
    assertThat(map(folder.resolve("map"), id, "--x=" + x, "--inputs=" + set), equalTo(2));
    assertThat(err.toString(), containsString(told));
  }

  /** The form that comes first has fresh inputs alone. */
  @Test
  void aFormThatTakesTheDataSetIsPreferred() {
    int code =
        map(
            folder.resolve("map"),
            "stability-limit",
            "--inputs=digits:3",
            "--x=thetaNorm=0",
            "--at=m=50",
            "--trials=2");
    assertThat(err.toString(), code, equalTo(0));
    assertThat(
        out.toString().replaceAll("\\s+", " "),
        containsString("Form stability-limit.sharp.below, simulator twophase 1, seed 0 Base"));
  }

  @Test
  void aFolderWithoutDataIsRefused() {
    int code = map(folder.resolve("map"), "theorem-2", "--x=m=4,8", "--data", folder.toString());
    assertThat(code, equalTo(2));
    assertThat(
        err.toString(), containsString("--data: the files of Fashion-MNIST cannot be read ("));
  }

  /** One number typed in three ways is one number: shown, and kept, once. */
  @Test
  void howANumberIsTypedIsAllTheSame() {
    for (String typed : List.of("d=1,eta=0.005", "d=01,eta=5e-3", "d=+1.0,eta=.0050")) {
      out.getBuffer().setLength(0);
      int code =
          map(folder.resolve("map"), "theorem-2", "--x=m=4,2e1", "--trials=1e1", "--at", typed);
      assertThat(err.toString(), code, equalTo(0));
      assertThat(out.toString(), containsString("d=1, n=100, eta=0.005,"));
    }
    assertThat(out.toString(), containsString("2 of 2 points were known"));
  }

  /** The ratio of its ends is beyond any number. */
  @Test
  void anAxisOfAnyLengthIsMapped() {
    assertThat(map(folder.resolve("map"), "oscillation", "--x=eta=1e-310:0.1:log:4"), equalTo(0));
  }

  @Test
  void aStripHasOneRow() {
    assertThat(map(folder.resolve("map"), "condition-1", "--x=d=1:61:lin:30"), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            containsString("Form condition-1.corrected"),
            containsString(" | ● ● ●"),
            containsString("No e-process is needed: each point is one run, or arithmetic.")));
  }

  @Test
  void aPointThatBrokeIsExitCodeFour() {
    assertThat(
        map(
            folder.resolve("map"),
            "norm-balance.as-printed.run",
            "--simulator=class:twophase.kit.cli.MapCommandTest$Broken",
            "--x=d=3,4"),
        equalTo(4));
    assertThat(
        out.toString(),
        allOf(containsString("! broke: 2"), containsString("this simulator is broken")));
  }

  /** Reached by its name. */
  public static final class Broken implements twophase.paper.dynamics.NetworkSimulator {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public twophase.paper.dynamics.Outcome run(
        twophase.paper.dynamics.Run run, twophase.paper.dynamics.Observer observer) {
      throw new IllegalStateException("this simulator is broken");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope --x m=1,2 | map: `nope` is no statement; statements are theorem-2",
        "theorem-2 | Missing required option: '--x=AXIS'",
        "theorem-2 --x m | --x: `m` is no axis: write NAME=FROM:TO:lin",
        "theorem-2 --x m=1,2 --y d | --y: `d` is no axis",
        "theorem-2 --x q=1,2 | map: no form of theorem-2 has q; as-printed.within names d, sigma, n,",
        "theorem-2.corrected --x q=1,2 | map: theorem-2.corrected has not q; corrected names m,",
        "theorem-2.nope --x m=1,2 | map: theorem-2 has no form `nope`; forms are as-printed.within,",
        "theorem-2.sharp --form sharp --x m=1,2 | --form: `theorem-2.sharp` already names a form",
        "theorem-2 --x m=1,2 --y m=3,4 | map: both axes vary `m`; one must be another",
        "theorem-2 --x m=0,-1 | no point is a setting of theorem-2.corrected",
        "theorem-2 --x m=9,10 --at q=1 | --at: there is no `q`; names are m, d, n, eta,",
        "theorem-2 --x m=9,10 --at m=1 | --at: `m` is varied; it has no one value",
        "theorem-2 --x m=9,10 --at eta | --at: `eta` is not of the form name=value",
        "theorem-2 --x m=9,10 --trials 0 | --trials: `0` is no integer from 1 to 100000000",
        "condition-1 --x d=1,2 --trials 9 | --trials: condition-1.corrected leaves nothing to",
        "theorem-2 --x m=9,10 --seed x | --seed: `x` is no integer from 0",
        "theorem-2 --x m=9,10 --threads 0 | --threads: `0` is no integer from 1 to 1024",
      })
  void badInputIsOneLineAndExitCodeTwo(String arguments, String message) {
    int code = map(folder.resolve("map"), arguments.split(" "));
    assertThat(err.toString(), code, equalTo(2));
    assertThat(err.toString(), allOf(startsWith("twophase: "), containsString(message)));
    assertThat(err.toString().strip().lines().count(), equalTo(1L));
    assertThat(out.toString(), equalTo(""));
    assertThat(Files.exists(folder.resolve("map")), equalTo(false));
  }

  @Test
  void aCacheThatCannotBeIsTold() {
    assertThat(
        run("map", "condition-1", "--x=d=1,2", "--cache=/dev/null/x", "--out=" + folder),
        equalTo(2));
    assertThat(err.toString(), containsString("--cache: `/dev/null/x` cannot be used"));
  }

  @Test
  void whatIsNoMapIsNotOverwritten() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "years of work");
    assertThat(map(folder, "condition-1", "--x", "d=1,2"), equalTo(2));
    assertThat(err.toString(), containsString("exists and holds no map; name a new folder"));
  }
}

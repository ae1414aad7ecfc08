package twophase.fuzz;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.in;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;
import twophase.kit.cli.TwoPhase;
import twophase.paper.Paper;

/**
 * Whatever a simulator answers, and whatever stands in a file that is read back: the command ends,
 * with one of the documented exit codes and a line that can be read. It is never a bug of ours.
 */
@Tag("slow")
class FuzzTest {
  private static final Set<Integer> CODES = Set.of(0, 1, 2, 3, 4);

  /** Far beyond what any case takes: only one that hangs fails here. */
  private static final Duration HANGING = Duration.ofMinutes(5);

  private static final int LONGEST_LINE = 10_000;

  /** Lines of a store that are spoiled: a few megabytes; the whole one takes long to read. */
  private static final int STORED = 4;

  private static final String TOKEN =
      "oscillation:as-printed:quick:0:0:failed:m=1,d=1,n=fresh,eta=0.5,sigma=0,thetaNorm=0,steps=1";

  private static final String ANSWERS =
      """
      {"name":"fuzz","version":"1.0","rules":["label-noise-sgd"],"modes":["driven","free"],"features":[]}
      {"id":1,"thetaStar":[1.0],"states":[{"t":0,"W":[[0.5]],"a":[0.25]},{"t":1,"W":[[0.4]],"a":[0.2]},{"t":2,"W":[[0.3]],"a":[0.1]}]}
      {"id":0,"thetaStar":[1.0],"states":[{"t":0,"W":[[0.5]],"a":[0.25]}]}
      """;

  private static final String DIVERGED =
      """
      {"name":"fuzz","version":"1.0","rules":["label-noise-sgd"],"modes":["driven","free"],"features":[]}
      {"id":1,"error":"diverged at step 1"}
      {"id":0,"thetaStar":[1.0],"states":[{"t":0,"W":[[0.5]],"a":[0.25]}]}
      """;

  /** Answers a line for each that it gets. */
  private static final String SIMULATOR =
      """
      exec 3<"$1"
      while read -r question; do
        IFS= read -r answer <&3 || exit 0
        printf '%s\\n' "$answer"
      done
      """;

  private static Path folder;

  @BeforeContainer
  static void prepare() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    Files.writeString(folder.resolve("simulator.sh"), SIMULATOR);
    List<String> verify =
        List.of("verify", "--only=oscillation", "--profile=quick", "--no-progress");
    code(with(verify, "--out=" + folder.resolve("whole"), "--record=" + folder.resolve("store")));
    for (int part = 1; part <= 2; part++) {
      code(with(verify, "--out=" + folder.resolve("part-" + part), "--shard=" + part + "/2"));
    }
    code(map());
    code(flakes("o", "--keep=" + Files.createDirectories(folder.resolve("k"))));
    Path runs = folder.resolve("store/runs.jsonl");
    try (Stream<String> lines = Files.lines(runs)) {
      Files.write(folder.resolve("runs.jsonl"), lines.limit(STORED).toList());
    }
    Files.delete(runs);
    Files.createDirectories(folder.resolve("cards"));
    for (String id : Paper.CATALOGUE.statements()) {
      Files.copy(Path.of("theorems", id + ".md"), folder.resolve("cards").resolve(id + ".md"));
    }
  }

  @AfterContainer
  static void tidy() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    return Combinators.combine(
            Arbitraries.of(Edit.Kind.class),
            Arbitraries.doubles().between(0, true, 1, false),
            Arbitraries.integers().between(0, 999))
        .as(Edit::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Property(tries = 750, seed = "1")
  void answers(@ForAll("edits") List<Edit> edits) throws IOException {
    answered(ANSWERS, edits);
  }

  @Property(tries = 250, seed = "2")
  void divergences(@ForAll("edits") List<Edit> edits) throws IOException {
    answered(DIVERGED, edits);
  }

  private static void answered(String answers, List<Edit> edits) throws IOException {
    Path spoiled = Files.write(folder.resolve("answers"), spoiled(bytes(answers), edits));
    check(
        "simulate",
        "--m=1",
        "--d=1",
        "--n=2",
        "--steps=2",
        "--points=2",
        "--simulator=exec:sh " + folder.resolve("simulator.sh") + " " + spoiled);
  }

  @Property(tries = 500, seed = "3")
  void evidenceThatIsCompared(@ForAll("edits") List<Edit> edits) throws IOException {
    Path spoiled = Files.write(folder.resolve("spoiled.json"), spoiled(evidence("whole"), edits));
    check("compare", folder.resolve("whole/evidence.json").toString(), spoiled.toString());
    check("compare", spoiled.toString(), folder.resolve("whole/evidence.json").toString());
  }

  @Property(tries = 40, seed = "4")
  void evidenceThatIsMerged(@ForAll("edits") List<Edit> edits) throws IOException {
    Path part = Files.createDirectories(folder.resolve("part"));
    Files.write(part.resolve("evidence.json"), spoiled(evidence("part-2"), edits));
    check("merge", folder.resolve("part-1").toString(), "" + part, "--out=" + folder.resolve("m"));
  }

  @Property(tries = 30, seed = "5")
  void baselines(@ForAll("edits") List<Edit> edits) throws IOException {
    Path spoiled = Files.write(folder.resolve("spoiled.json"), spoiled(evidence("whole"), edits));
    check(verify("b", "--baseline=" + spoiled));
  }

  @Property(tries = 40, seed = "6")
  void journals(@ForAll("edits") List<Edit> edits) throws IOException {
    Path journal = folder.resolve("r/journal.jsonl");
    delete(journal.getParent());
    Files.createDirectories(journal.getParent());
    Files.write(journal, spoiled(kept("journal.jsonl"), edits));
    check(verify("r", "--resume"));
  }

  @Property(tries = 30, seed = "7")
  void stores(@ForAll("edits") List<Edit> edits) throws IOException {
    Path store = Files.createDirectories(folder.resolve("spoiled-store"));
    byte[] runs = Files.readAllBytes(folder.resolve("runs.jsonl"));
    Files.write(store.resolve("runs.jsonl"), spoiled(runs, edits));
    check(verify("s", "--from=" + store));
  }

  @Property(tries = 40, seed = "8")
  void mapPoints(@ForAll("edits") List<Edit> edits) throws IOException {
    Path points;
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      points = files.findFirst().orElseThrow();
    }
    byte[] before = Files.readAllBytes(points);
    Files.write(points, spoiled(before, edits));
    check(map().toArray(String[]::new));
    Files.write(points, before);
  }

  @Property(tries = 30, seed = "9")
  void faultCells(@ForAll("edits") List<Edit> edits) throws IOException {
    Path cells = folder.resolve("f/cells.jsonl");
    delete(cells.getParent());
    Files.createDirectories(cells.getParent());
    Files.write(cells, spoiled(kept("cells.jsonl"), edits));
    check(
        "faults",
        "--only=oscillation",
        "--only-faults=rate-1-percent",
        "--resume",
        "--out=" + cells.getParent());
  }

  @Property(tries = 40, seed = "12")
  void outcomes(@ForAll("edits") List<Edit> edits) throws IOException {
    Path spoiled = Files.createDirectories(folder.resolve("spoiled-o")).resolve("journal.jsonl");
    Files.write(spoiled, spoiled(Files.readAllBytes(folder.resolve("o/journal.jsonl")), edits));
    code(flakes("spoiled-o", "--resume"));
  }

  @Property(tries = 40, seed = "13")
  void counts(@ForAll("edits") List<Edit> edits) throws IOException {
    Path spoiled = Files.createDirectories(folder.resolve("spoiled-k")).resolve("flakes.json");
    Files.write(spoiled, spoiled(Files.readAllBytes(folder.resolve("k/flakes.json")), edits));
    code(with(flakes("o", "--resume"), "--keep=" + spoiled.getParent()));
  }

  @Property(tries = 90, seed = "10")
  void cards(@ForAll("edits") List<Edit> edits) throws IOException {
    Path card = folder.resolve("cards/oscillation.md");
    byte[] before = Files.readAllBytes(card);
    Files.write(card, spoiled(before, edits));
    check("show", "oscillation", "--cards=" + folder.resolve("cards"));
    Files.write(card, before);
  }

  @Property(tries = 200, seed = "11")
  void tokens(@ForAll("edits") List<Edit> edits) {
    check("reproduce", new String(spoiled(bytes(TOKEN), edits), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] evidence(String report) throws IOException {
    return Files.readAllBytes(folder.resolve(report).resolve("evidence.json"));
  }

  /** Of a version before: what it is refused for is spoiled as well. */
  private static byte[] kept(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/twophase/kit/kept/0.1.0", name));
  }

  private static byte[] spoiled(byte[] text, List<Edit> edits) {
    byte[] spoiled = text;
    for (Edit edit : edits) {
      spoiled = edit.on(spoiled);
    }
    return spoiled;
  }

  private static String[] verify(String out, String option) {
    return new String[] {
      "verify",
      "--only=oscillation",
      "--profile=quick",
      "--no-progress",
      "--out=" + folder.resolve(out),
      option
    };
  }

  private static List<String> flakes(String out, String option) {
    return List.of(
        "flakes",
        "--only=oscillation.corrected",
        "--seeds=1",
        "--threads=1",
        "--no-progress",
        "--root=7",
        "--out=" + folder.resolve(out),
        option);
  }

  private static List<String> map() {
    return List.of(
        "map",
        "oscillation",
        "--x=m=1,2",
        "--no-progress",
        "--cache=" + folder.resolve("cache"),
        "--out=" + folder.resolve("map"));
  }

  private static List<String> with(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  private static void delete(Path of) throws IOException {
    if (Files.exists(of)) {
      try (Stream<Path> files = Files.walk(of)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void code(List<String> words) {
    check(words.toArray(String[]::new));
  }

  private static void check(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Assertions.assertTimeoutPreemptively(
            HANGING,
            () -> TwoPhase.execute(new PrintWriter(out), new PrintWriter(err, true), words));
    String said = err.toString();
    String seen = "exit code " + code + ": " + said;
    assertThat(seen, code, in(CODES));
    assertThat(seen, said.contains("this is a bug") || said.contains("\tat "), equalTo(false));
    assertThat(seen, code != 2 || said.startsWith("twophase: "), equalTo(true));
    for (String line : said.lines().toList()) {
      assertThat(seen, line.length() <= LONGEST_LINE, equalTo(true));
      assertThat(seen, line.chars().anyMatch(Character::isISOControl), equalTo(false));
    }
  }
}

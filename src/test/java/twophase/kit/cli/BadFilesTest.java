package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that are none: whatever verb reads them ends with exit code 2 and one line, and writes
 * nothing. And files and folders that are reached by links.
 */
class BadFilesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path KEPT = Path.of("src/test/resources/twophase/kit/kept/0.1.0");

  /** What makes an evidence file none, by name: its text is changed. */
  private static final Map<String, Function<String, String>> WRONG = new LinkedHashMap<>();

  static {
    WRONG.put("null", text -> "null");
    WRONG.put("empty", text -> "");
    WRONG.put("its schema's name alone", text -> "{\"schema\":\"twophase-evidence/1\"}");
    WRONG.put("another schema", text -> text.replace("twophase-evidence/1", "twophase-evidence/2"));
    WRONG.put("text behind it", text -> text + "{}");
    WRONG.put("a word behind it", text -> text + "x");
    WRONG.put("a name twice", text -> text.replaceFirst("\"seed\"", "\"seed\":0,\"seed\""));
    WRONG.put(
        "too large a number",
        text -> text.replaceFirst("\"spent\"[^0-9]*[0-9.eE-]+", "\"spent\":1e999"));
    WRONG.put("half of it", text -> text.substring(0, text.length() / 2));
    change("no statement", root -> root.putArray("statements"));
    change("no form", root -> statement(root).putArray("forms"));
    change("a statement twice", root -> statements(root).add(statement(root).deepCopy()));
    change("a form twice", root -> statement(root).withArray("forms").add(form(root).deepCopy()));
    change("no time", root -> run(root).put("started", "../../x"));
    change("no profile", root -> run(root).put("profile", "../x"));
    change("too many threads", root -> run(root).put("threads", 1L << 40));
    change("a negative seed", root -> run(root).put("seed", -1));
    change("a null", root -> form(root).putNull("verdict"));
    change("a number for a word", root -> form(root).put("grade", 5));
    change("less than nothing", root -> form(root).put("trials", -1));
    change("too much", root -> form(root).put("trials", new java.math.BigInteger("9".repeat(40))));
    change("an unknown form", root -> form(root).put("form", "sharp/../x"));
    change("an unknown field", root -> form(root).put("more", 1));
    change("not as it says", root -> form(root).put("asExpected", false));
    change("a part alone", root -> form(root).put("form", "sharp.part"));
    change("a foreign token", root -> token(root, "lemma-3:sharp:0:0:m=1"));
    change("a token for a shell", root -> token(root, "norm-balance:as-printed:0:0:m=1';id;'"));
  }

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private static void change(String name, Consumer<ObjectNode> how) {
    WRONG.put(
        name,
        text -> {
          try {
            ObjectNode root = (ObjectNode) JSON.readTree(text);
            how.accept(root);
            return root.toString();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static ObjectNode run(ObjectNode root) {
    return root.withObject("/run");
  }

  private static ArrayNode statements(ObjectNode root) {
    return root.withArray("statements");
  }

  private static ObjectNode statement(ObjectNode root) {
    return (ObjectNode) statements(root).get(0);
  }

  private static ObjectNode form(ObjectNode root) {
    return (ObjectNode) statement(root).withArray("forms").get(0);
  }

  private static void token(ObjectNode root, String token) {
    for (JsonNode form : root.findParents("counterexample")) {
      ((ObjectNode) form)
          .putObject("counterexample")
          .put("seed", 0)
          .put("observed", 1)
          .put("bound", 0)
          .put("words", "")
          .put("token", token)
          .putObject("setting")
          .put("m", 1);
    }
  }

  static Stream<String> wrong() {
    return WRONG.keySet().stream();
  }

  private int run(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return TwoPhase.execute(
        new PrintWriter(out),
        new PrintWriter(err),
        Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private void isRefused(String what, Object... arguments) {
    assertThat(what + ": " + err, run(arguments), equalTo(2));
    assertThat(
        err.toString().strip(),
        allOf(startsWith("twophase: "), not(containsString("\n")), not(containsString("bug"))));
    assertThat(what, out.toString(), equalTo(""));
  }

  private Path evidence(String name, String text) throws IOException {
    Path file = folder.resolve(name).resolve("evidence.json");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void noVerbTakesWhatIsNoEvidence(String name) throws IOException {
    Function<String, String> how = WRONG.get(name);
    Path whole = evidence("whole", how.apply(Files.readString(KEPT.resolve("evidence.json"))));
    String part = Files.readString(KEPT.resolve("shard-1/evidence.json"));
    Path shard = evidence("shard", how.apply(part));
    Path report = folder.resolve("report");
    isRefused("compare", "compare", KEPT, whole);
    isRefused("compare", "compare", whole, KEPT);
    isRefused("baseline", "verify", "--only", "oscillation", "--baseline", whole, "--out", report);
    isRefused("merge", "merge", shard, KEPT.resolve("shard-2"), "--out", report);
    assertThat(Files.exists(report), equalTo(false));
  }

  @Test
  void howLinesEndDoesNotMatter() throws IOException {
    String text = Files.readString(KEPT.resolve("evidence.json"));
    Path windows = evidence("windows", "\ufeff" + text.replace("\n", "\r\n"));
    assertThat(run("compare", KEPT, windows), equalTo(0));
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    Path shard = evidence("one", Files.readString(KEPT.resolve("shard-1/evidence.json")));
    Path other = KEPT.resolve("shard-2");
    Path link = Files.createSymbolicLink(folder.resolve("link"), shard.getParent());
    byte[] before = Files.readAllBytes(shard);
    for (Path input : List.of(shard, shard.getParent(), link, link.resolve("evidence.json"))) {
      for (Path target : List.of(shard.getParent(), link, folder.resolve("x/../one"))) {
        isRefused("merge", "merge", input, other, "--out", target);
      }
    }
    Path baseline = evidence("base", Files.readString(KEPT.resolve("evidence.json")));
    isRefused(
        "baseline",
        "verify",
        "--only",
        "oscillation",
        "--baseline",
        baseline,
        "--out",
        baseline.getParent());
    assertThat(Files.readAllBytes(shard), equalTo(before));
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    for (Path target : List.of(real, folder.resolve("later"))) {
      Path link = Files.createSymbolicLink(folder.resolve(target.getFileName() + "-link"), target);
      assertThat(
          run("merge", KEPT.resolve("shard-1"), KEPT.resolve("shard-2"), "--out", link),
          equalTo(0));
      assertThat("the link stays", Files.isSymbolicLink(link), equalTo(true));
      assertThat(Files.exists(target.resolve("index.html")), equalTo(true));
    }
    Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
    isRefused("circle", "merge", KEPT.resolve("shard-1"), "--out", circle);
  }
}

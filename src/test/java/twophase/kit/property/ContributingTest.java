package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.Card;
import twophase.kit.statement.Verdict;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;

/** What the page for contributors tells them to do works, in a package of their own. */
class ContributingTest {
  private static final String ID = "descent-falls";
  private static final Pattern TYPE = Pattern.compile("public final class (\\w+)");

  @TempDir private Path folder;

  private static String page() throws IOException {
    return Files.readString(Path.of("CONTRIBUTING.md"));
  }

  private static List<String> blocks(String language) throws IOException {
    Pattern fence =
        Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    return fence.matcher(page()).results().map(block -> block.group(1)).toList();
  }

  /** Compiles the page's classes and puts the card beside them, as the page says. */
  private Path built() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String block : blocks("java")) {
      Matcher type = TYPE.matcher(block);
      assertThat(block, type.find(), equalTo(true));
      sources.add(Files.writeString(folder.resolve(type.group(1) + ".java"), block));
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-parameters", "-Xlint:all", "-Werror", "-d", classes.toString());
      assertThat(
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call(),
          equalTo(true));
    }
    Path cards = Files.createDirectories(classes.resolve("theorems/descent"));
    Files.writeString(cards.resolve(ID + ".md"), blocks("markdown").get(0));
    return classes;
  }

  private static Theory theory(ClassLoader loader) throws ReflectiveOperationException {
    return (Theory)
        loader.loadClass("org.example.descent.DescentTheory").getConstructor().newInstance();
  }

  @Test
  void thePagesTheoryGetsTheVerdictsOfItsCard() throws Exception {
    URL[] place = {built().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      Catalogue catalogue = Catalogue.of(theory(loader));
      Card card = catalogue.cards().get(ID);
      Evidence evidence =
          Suite.run(
              RunRequest.of(catalogue, Profile.QUICK, 0, catalogue.theory().simulators().own()),
              Progress.NONE);
      Map<String, FormFinding> found =
          evidence.tested().stream()
              .collect(Collectors.toMap(f -> f.id().form(), Function.identity()));
      assertThat(evidence.run().theory(), equalTo("descent"));
      assertThat(found.keySet(), equalTo(Set.of("as-printed", "sharp")));
      for (FormFinding finding : found.values()) {
        assertThat(finding.broken().orElse("no"), equalTo("no"));
        assertThat(finding.verdict(), equalTo(card.expected(finding.id().form())));
      }
      assertThat(found.get("as-printed").verdict(), equalTo(Verdict.HOLDS));
      assertThat(found.get("sharp").counterexample().isPresent(), equalTo(true));
    }
  }

  /** Announced as the page says, it stands beside the paper's, and a user has to choose. */
  @Test
  void thePagesTheoryIsChosenByItsName() throws Exception {
    assertThat(page(), containsString("a file `META-INF/services/" + Theory.class.getName() + "`"));
    try (Announced theory = new Announced(built(), "org.example.descent.DescentTheory")) {
      assertThat(
          theory.said(2, "list"),
          equalTo(
              "twophase: --theory: there are several theories, name one of descent, label-noise"));
      assertThat(
          theory.said(2, "list", "--theory", "ascent"),
          equalTo("twophase: --theory: `ascent` is no theory; theories are descent, label-noise"));
      assertThat(theory.said(0, "list", "--theory", "descent"), containsString(ID));
      assertThat(theory.said(0, "list", "--theory", "label-noise"), not(containsString(ID)));
      assertThat(
          theory.said(0, "--help"), containsString("descent: A toy theory of gradient descent"));
      assertThat(
          theory.said(0, "show", "--help"),
          containsString("Example: show STATEMENT --theory descent"));
      assertThat(theory.said(0, verify("descent")), containsString("All 2 verdicts as expected."));
      assertThat(
          theory.said(2, "faults", "--theory", "descent", "--list"),
          containsString("the theory descent has no simulators that are wrong on purpose"));
    }
  }

  private String[] verify(String theory) {
    String out = folder.resolve("report").toString();
    return new String[] {
      "verify", "--theory", theory, "--profile", "quick", "--no-progress", "--out", out
    };
  }

  /** The line that the page has people add is of the kind that stands there. */
  @Test
  void theTheoryHasThePlaceThatThePageNames() throws IOException {
    String theory = "src/main/java/twophase/paper/PaperTheory.java";
    assertThat(
        page(),
        containsString("`DescentFallsProperties.class,` to `statements()` in `" + theory + "`"));
    String text = Files.readString(Path.of(theory));
    assertThat(
        text,
        containsString("statements() {\n    return List.of(\n        TheoremTwoProperties.class,"));
    assertThat(text, not(containsString("DescentFalls")));
  }
}

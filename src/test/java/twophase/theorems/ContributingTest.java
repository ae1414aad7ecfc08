package twophase.theorems;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.bench.Session;
import twophase.bench.TimePlan;
import twophase.bench.Workers;
import twophase.dynamics.FastSimulator;
import twophase.evidence.FormFinding;
import twophase.inference.ErrorLedger;
import twophase.statement.Card;
import twophase.statement.CardReader;
import twophase.statement.Verdict;

/** What the page for contributors tells them to do works. */
class ContributingTest {
  private static final String ID = "descent-falls";
  private static final String CLASS = "DescentFallsProperties";

  @TempDir private Path folder;

  private static String page() throws IOException {
    return Files.readString(Path.of("CONTRIBUTING.md"));
  }

  private static String block(String language) throws IOException {
    Pattern fence =
        Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    Matcher found = fence.matcher(page());
    if (!found.find()) {
      throw new AssertionError("the page has no block in " + language);
    }
    return found.group(1);
  }

  /** Compiles the page's class and adds it to this package, as if it had been built with it. */
  private Class<?> propertyClass() throws IOException, IllegalAccessException {
    Path source = Files.writeString(folder.resolve(CLASS + ".java"), block("java"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-parameters", "-Xlint:all", "-Werror", "-d", classes.toString());
      assertThat(
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjects(source))
              .call(),
          equalTo(true));
    }
    try (Stream<Path> written = Files.list(classes.resolve("twophase/theorems"))) {
      for (Path file : written.sorted().toList()) {
        MethodHandles.lookup().defineClass(Files.readAllBytes(file));
      }
    }
    try {
      return Class.forName("twophase.theorems." + CLASS);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private Card card() throws IOException {
    Files.writeString(folder.resolve(ID + ".md"), block("markdown"));
    return CardReader.in(folder, ID);
  }

  private static List<FormFinding> findings(Card card, Class<?> propertyClass) {
    Map<String, Double> weights =
        PropertyMethod.in(propertyClass).stream()
            .collect(Collectors.toMap(p -> p.id().toString(), p -> 1.0));
    try (Workers workers = new Workers(2)) {
      Session session =
          new Session(
              0,
              Profile.QUICK,
              new FastSimulator(),
              workers,
              ErrorLedger.of(Catalogue.ERROR_BUDGET, weights),
              Map.of(ID, card),
              Progress.NONE,
              TimePlan.unlimited());
      session.within(
          () ->
              LauncherFactory.create()
                  .execute(
                      LauncherDiscoveryRequestBuilder.request()
                          .selectors(DiscoverySelectors.selectClass(propertyClass))
                          .filters(
                              EngineFilter.includeEngines("jqwik"),
                              ClassNameFilter.includeClassNamePatterns(".*"))
                          .configurationParameter("jqwik.database", "")
                          .build()));
      return List.copyOf(session.findings());
    }
  }

  @Test
  void thePagesStatementGetsTheVerdictsOfItsCard() throws Exception {
    Card card = card();
    Map<String, FormFinding> found =
        findings(card, propertyClass()).stream()
            .collect(Collectors.toMap(f -> f.id().form(), Function.identity()));
    assertThat(found.keySet(), equalTo(Set.of("as-printed", "sharp")));
    for (FormFinding finding : found.values()) {
      assertThat(finding.broken().isPresent(), equalTo(false));
      assertThat(finding.verdict(), equalTo(card.expected(finding.id().form())));
    }
    assertThat(found.get("as-printed").verdict(), equalTo(Verdict.HOLDS));
    assertThat(found.get("sharp").counterexample().isPresent(), equalTo(true));
  }

  /** The line that the page has people add is of the kind that stands there. */
  @Test
  void theCatalogueHasThePlaceThatThePageNames() throws IOException {
    String catalogue = "src/main/java/twophase/theorems/Catalogue.java";
    assertThat(
        page(), containsString("`" + CLASS + ".class,` to `PROPERTY_CLASSES` in `" + catalogue));
    String text = Files.readString(Path.of(catalogue));
    assertThat(
        text,
        containsString(
            "PROPERTY_CLASSES =\n      List.of(\n          TheoremTwoProperties.class,"));
    assertThat(text, not(containsString(CLASS)));
  }
}

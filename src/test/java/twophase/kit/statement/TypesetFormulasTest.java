package twophase.kit.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.script.Invocable;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import twophase.paper.Paper;

/**
 * The MathML that the suite carries is what KaTeX makes of the cards. This writes it anew, for
 * every card that has {@code tex}:
 *
 * <pre>mvn -q test -Dslow.tags=none -Dtest=TypesetFormulasTest -Dformulas.rewrite=true</pre>
 */
class TypesetFormulasTest {
  private static final String WEBJAR = "META-INF/resources/webjars/katex/";
  private static final Path FOLDER = Path.of("src/main/resources", Paper.CATALOGUE.folder());
  private static final TypesetFormulas FORMULAS = Paper.CATALOGUE.formulas();

  @Test
  void aCardOfOnesOwnIsNotShownWithAnothersFormula() {
    Card card = Paper.CARDS.get("oscillation");
    assertThat(card.mathMl(), containsString("<math display=\"block\">"));
    assertThat(FORMULAS.in(withTex(card, "a = b")).mathMl(), equalTo(""));
    assertThat(FORMULAS.in(withTex(card, "")).mathMl(), equalTo(""));
  }

  private static Card withTex(Card card, String tex) {
    return new Card(
        card.id(),
        card.title(),
        card.source(),
        card.line(),
        card.formula(),
        tex,
        card.statistic(),
        card.forms(),
        card.body(),
        "",
        card.numbers(),
        card.domains(),
        card.premises(),
        card.alternatives(),
        card.data());
  }

  @Test
  @Tag("slow")
  void areWhatTheCardsSay() throws Exception {
    Invocable katex = katex();
    for (Card card : Paper.CARDS.values()) {
      String made = typeset(katex, card.texFormulas());
      if (Boolean.getBoolean("formulas.rewrite")) {
        rewrite(card.id(), made);
      } else {
        assertThat(
            card.id() + ": see above how to write it anew",
            FORMULAS.carried(card.id()).orElse(""),
            equalTo(made));
      }
    }
  }

  private static void rewrite(String id, String made) throws IOException {
    Path file = Files.createDirectories(FOLDER).resolve(id + ".html");
    if (made.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, made);
    }
  }

  private static String typeset(Invocable katex, List<String> formulas) throws Exception {
    StringBuilder text = new StringBuilder();
    for (String formula : formulas) {
      String span = (String) katex.invokeFunction("typeset", formula);
      String math = span.substring(span.indexOf("<math"), span.indexOf("</math>")) + "</math>";
      text.append(math.replace(" xmlns=\"http://www.w3.org/1998/Math/MathML\"", "")).append('\n');
    }
    assertThat(text.toString(), not(containsString(" style=")));
    return text.toString();
  }

  /** KaTeX, set to stop at what it does not know. */
  private static Invocable katex() throws IOException, ScriptException {
    System.setProperty("polyglot.engine.WarnInterpreterOnly", "false");
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("graal.js");
    assumeTrue(engine != null, "GraalJS and KaTeX come with -Dslow.tags=none");
    engine.eval(script());
    engine.eval(
        "function typeset(tex) { return katex.renderToString(tex, {displayMode: true,"
            + " output: 'mathml', throwOnError: true, strict: 'error'}); }");
    return (Invocable) engine;
  }

  private static String script() throws IOException {
    ClassLoader loader = TypesetFormulasTest.class.getClassLoader();
    var jar = (JarURLConnection) loader.getResource(WEBJAR).openConnection();
    String name =
        jar.getJarFile().stream()
            .map(Object::toString)
            .filter(entry -> entry.startsWith(WEBJAR) && entry.endsWith("/dist/katex.min.js"))
            .findFirst()
            .orElseThrow();
    try (InputStream stream = loader.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.cli.TwoPhase;
import twophase.kit.statement.TheoryWords;
import twophase.paper.simulators.PaperSimulators;

/** Theories that a class path announces and that cannot be used. */
class TheoriesTest {
  @TempDir private Path folder;

  /** A slip in the announcement is told in a line. */
  @Test
  void whatCannotBeMadeIsToldInALine() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Path announced = services.resolve(Theory.class.getName());
    URL[] place = {folder.toUri().toURL()};
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      Files.writeString(announced, "org.example.Nowhere\n");
      assertThat(
          said(2, "list"),
          equalTo(
              "twophase: a theory that the class path announces cannot be made:"
                  + " twophase.kit.property.Theory: Provider org.example.Nowhere not found"));
      Files.writeString(announced, Upper.class.getName());
      assertThat(said(2, "list"), containsString("of small letters, digits and hyphens, not `Up`"));
      Files.writeString(announced, Again.class.getName());
      assertThat(said(2, "list"), endsWith("PaperTheory and " + Again.class.getName()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A theory whose name is none. */
  public static class Upper implements Theory {
    @Override
    public String name() {
      return "Up";
    }

    @Override
    public TheoryWords words() {
      return new TheoryWords("A theory", "java", List.of(), Map.of());
    }

    @Override
    public List<Class<?>> statements() {
      return List.of();
    }

    @Override
    public Simulators simulators() {
      return new PaperSimulators();
    }
  }

  /** A theory whose name is taken. */
  public static final class Again extends Upper {
    @Override
    public String name() {
      return "label-noise";
    }
  }

  private static String said(int code, String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text, true);
    assertThat(TwoPhase.execute(out, out, arguments), equalTo(code));
    return text.toString().strip();
  }
}

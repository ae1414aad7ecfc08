package twophase.toys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.figure.Figure;
import twophase.kit.property.Announced;
import twophase.kit.property.ChosenMap;
import twophase.kit.property.Fault;
import twophase.kit.property.Form;
import twophase.kit.property.JavaSimulators;
import twophase.kit.property.SeededFaults;
import twophase.kit.property.Simulators;
import twophase.kit.property.StatementId;
import twophase.kit.property.Theory;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.statement.TheoryWords;

/** Theories of somebody else's that go wrong: what is wrong is told in a line. */
class TheoriesTest {
  @TempDir private Path folder;

  /** A simulator that has nothing to do. */
  public record Idle(String name) implements Simulator {
    @Override
    public String version() {
      return "1";
    }
  }

  record Size(int m) {}

  /** A statement that says little. */
  @StatementId("small")
  public static class SmallProperties {
    @Form("as-printed")
    Measurement printed(@ForAll Size size, Trial trial) {
      if (trial.simulator(Idle.class).name().equals("tired")) {
        throw new IllegalStateException("too tired");
      }
      return new Measurement(1, 2, "1 is at most 2");
    }
  }

  /** A theory that is as it should be. */
  public static class Good implements Theory {
    @Override
    public String name() {
      return "toys";
    }

    @Override
    public TheoryWords words() {
      return new TheoryWords("A theory of toys", "toy", List.of(), Map.of());
    }

    @Override
    public List<Class<?>> statements() {
      return List.of(SmallProperties.class);
    }

    @Override
    public Simulators simulators() {
      return new JavaSimulators<>(Idle.class, () -> new Idle("idle"));
    }

    @Override
    public Optional<SeededFaults> faults() {
      return Optional.of(
          new SeededFaults(
              () -> new Idle("idle"),
              List.of(
                  new Fault("tired", "mood", "everywhere", "gives up", () -> new Idle("tired")))));
    }
  }

  /** A theory whose name is none. */
  public static final class Upper extends Good {
    @Override
    public String name() {
      return "Up";
    }
  }

  /** A theory whose name is taken. */
  public static final class Again extends Good {
    @Override
    public String name() {
      return "label-noise";
    }
  }

  /** A theory without simulators. */
  public static final class Lost extends Good {
    @Override
    public Simulators simulators() {
      return null;
    }
  }

  /** A theory whose figures fail, and only when they are asked for. */
  public static final class Unseen extends Good {
    @Override
    public List<Figure> figures(long seed) {
      throw new IllegalStateException("no pen");
    }
  }

  /** A theory with a map of a form that it does not have. */
  public static final class Astray extends Good {
    @Override
    public List<ChosenMap> maps() {
      MapAxis axis = new MapAxis("m", List.of("1", "2"));
      return List.of(
          new ChosenMap(
              new FormId("small", "as-prnted"), Setting.parse("m=1"), axis, axis, 1, "Toys", ""));
    }
  }

  /** A theory whose fault goes by two names. */
  public static final class Misnamed extends Good {
    @Override
    public Optional<SeededFaults> faults() {
      return Optional.of(
          new SeededFaults(
              () -> new Idle("idle"),
              List.of(new Fault("tired", "mood", "everywhere", "x", () -> new Idle("idle")))));
    }
  }

  /** A theory with a verb that is none. */
  public static final class Mute extends Good {
    @Override
    public List<Object> verbs() {
      return List.of("no verb");
    }
  }

  private void card() throws Exception {
    Path cards = Files.createDirectories(folder.resolve("cards"));
    Files.writeString(
        cards.resolve("small.md"),
        """
        ---
        id: small
        title: Small
        source: ours
        line: one is at most two
        formula: |
          1 ≤ 2
        statistic: one
        domains:
          sizes:
            draw:
              m: {from: 1, to: 9}
        forms:
          - form: as-printed
            claim: one is at most two
            expected: HOLDS
            because: it is
            domain: sizes
            effort: {settings: [2, 2, 2]}
        ---

        So it is.
        """);
  }

  private Announced announced(Class<?> theory) throws Exception {
    return new Announced(folder, theory.getName());
  }

  private String[] toys(String verb, String... more) {
    String[] line = new String[more.length + 5];
    line[0] = verb;
    line[1] = "--theory";
    line[2] = "toys";
    line[3] = "--cards";
    line[4] = folder.resolve("cards").toString();
    System.arraycopy(more, 0, line, 5, more.length);
    return line;
  }

  @Test
  void whatCannotBeMadeIsToldInALineAndOthersCanBeUsed() throws Exception {
    try (Announced theory = new Announced(folder, "org.example.Nowhere")) {
      assertThat(
          theory.said(2, "list"),
          equalTo(
              "twophase: a theory that the class path announces cannot be made:"
                  + " twophase.kit.property.Theory: Provider org.example.Nowhere not found"));
      assertThat(theory.said(0, "list", "--theory=label-noise"), containsString("theorem-2"));
      assertThat(theory.said(0, "--help"), containsString("Provider org.example.Nowhere"));
    }
  }

  @Test
  void namesAreNames() throws Exception {
    try (Announced theory = announced(Upper.class)) {
      assertThat(
          theory.said(2, "list"), containsString("of small letters, digits and hyphens, not `Up`"));
    }
    try (Announced theory = announced(Again.class)) {
      assertThat(
          theory.said(2, "list"),
          endsWith("named `label-noise`: twophase.paper.PaperTheory and " + Again.class.getName()));
    }
  }

  @Test
  void aMissingAnswerIsTold() throws Exception {
    card();
    try (Announced theory = announced(Lost.class)) {
      assertThat(
          theory.said(2, toys("verify")),
          equalTo("twophase: the theory toys: simulators() gives null"));
    }
    try (Announced theory = announced(Mute.class)) {
      assertThat(theory.said(0, toys("list")), containsString("the theory toys: a verb is none: "));
    }
  }

  @Test
  void aMapThatCannotBeMadeIsToldBeforeTheRun() throws Exception {
    card();
    try (Announced theory = announced(Astray.class)) {
      assertThat(
          theory.said(2, toys("verify", "--profile=quick")),
          equalTo("twophase: the theory toys, the map `Toys`: there is no form small.as-prnted"));
    }
  }

  /** What was found is not lost for a picture. */
  @Test
  void aFigureThatFailsLeavesTheReport() throws Exception {
    card();
    Path out = folder.resolve("report");
    try (Announced theory = announced(Unseen.class)) {
      String said = theory.said(4, toys("verify", "--no-progress", "--out=" + out));
      assertThat(said, containsString("The one verdict is as expected."));
      assertThat(
          said,
          containsString(
              "the report has no figures and maps: the theory toys: figures() failed:"
                  + " java.lang.IllegalStateException: no pen (at "
                  + Unseen.class.getName()
                  + ".figures, TheoriesTest.java:"));
      assertThat(Files.exists(out.resolve("index.html")), equalTo(true));
    }
  }

  /** In the quick profile nobody looks at figures. */
  @Test
  void whatBreaksSaysWhere() throws Exception {
    card();
    try (Announced theory = announced(Unseen.class)) {
      String out = "--out=" + folder.resolve("tired");
      String said =
          theory.said(
              4,
              toys("verify", "--profile=quick", "--no-progress", "--simulator=fault:tired", out));
      assertThat(
          "whatever its width",
          said.replaceAll("\\s+", " "),
          containsString("java.lang.IllegalStateException: too tired (at " + getClass().getName()));
      assertThat(
          theory.said(
              4,
              toys(
                  "reproduce", "small:as-printed:quick:0:0:failed:m=1", "--simulator=fault:tired")),
          containsString("broke: java.lang.IllegalStateException: too tired (at "));
    }
  }

  @Test
  void faultsAreTakenByTheirNames() throws Exception {
    card();
    try (Announced theory = announced(Misnamed.class)) {
      assertThat(
          theory.said(2, toys("faults")),
          containsString("the fault tired: its simulator goes by the name idle"));
    }
    Path out = folder.resolve("faults");
    try (Announced theory = announced(Good.class)) {
      String said = theory.said(4, toys("faults", "--out=" + out));
      assertThat(said, containsString("1 of 1 seeded faults is undecided, 1 check broke"));
      assertThat(said, not(containsString("noticed, and")));
    }
  }
}

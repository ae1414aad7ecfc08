package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.Jvm;
import twophase.kit.text.ShellWords;
import twophase.paper.EndingSimulator;

/** However a run ends, its exit code is true. */
class EndsTest {
  private static final String SIMULATOR = "class:" + EndingSimulator.class.getName();

  @TempDir private Path folder;

  private String[] verify() {
    return new String[] {
      "verify",
      "--only",
      "oscillation",
      "--profile",
      "quick",
      "--no-progress",
      "--threads",
      "1",
      "--simulator",
      SIMULATOR,
      "--out",
      folder.resolve("report").toString()
    };
  }

  static Stream<Throwable> errors() {
    return Stream.of(
        new OutOfMemoryError("no room"),
        new StackOverflowError(),
        new InternalError("inside"),
        new NoClassDefFoundError("no/such"),
        new ExceptionInInitializerError("at first"),
        new AssertionError("wrong"),
        new Error("plain \u001b[31m\ud800"),
        new java.io.IOException("unchecked"),
        new IllegalStateException("x".repeat(1_000_000)));
  }

  /** A report that says broken, or a line: 4 either way, and nothing in it that acts. */
  @ParameterizedTest
  @MethodSource("errors")
  void whateverASimulatorThrowsIsABrokenCheck(Throwable thrown) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    EndingSimulator.thrown = thrown;
    int code = TwoPhase.execute(new PrintWriter(out), new PrintWriter(err), verify());
    assertThat(out + "" + err, code, equalTo(4));
    String all = out + "" + err;
    assertThat(all, not(containsString("this is a bug")));
    assertThat(all.indexOf('\u001b') + all.indexOf('\ud800'), equalTo(-2));
  }

  private record Ended(int code, String out, String err) {}

  /** In a JVM of its own, its output by a shell's rules. */
  private Ended ended(String redirection, String... arguments) throws Exception {
    List<String> command = Jvm.command(TwoPhase.class, arguments);
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", ShellWords.joined(command) + redirection);
    Map<String, String> environment = builder.environment();
    environment.put("LC_ALL", "C");
    int code = builder.redirectOutput(out).redirectError(err).start().waitFor();
    return new Ended(code, read(out), read(err));
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }

  @Test
  void aSimulatorDoesNotEndTheProgramAsItLikes() throws Exception {
    EndingSimulator.thrown = null;
    Ended ended = ended("", verify());
    assertThat(ended.err(), ended.code(), equalTo(4));
    assertThat(ended.err(), containsString("it ended the program by System.exit (at "));
    assertThat(ended.err(), containsString("EndingSimulator"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"> /dev/full", "> /dev/null 2> /dev/full"})
  void whatCannotBePrintedIsLost(String redirection) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    boolean told = redirection.contains("2>");
    Ended ended = ended(" " + redirection, told ? "nope" : "list");
    assertThat(ended.err(), ended.code(), equalTo(2));
  }

  /** Whoever has read enough loses nothing. */
  @Test
  void aReaderThatHasGoneHasReadEnough() throws Exception {
    Ended ended = ended(" | true; exit ${PIPESTATUS[0]}", "list");
    assertThat(ended.err(), ended.code(), equalTo(0));
    assertThat(ended.err(), not(containsString("lost")));
  }

  /** As ci/verify starts it: Java warns of its incubator, and that alone is not told. */
  @ParameterizedTest
  @ValueSource(strings = {"nope", "-Xnope"})
  void aScriptLeavesOutTheWarningOfAnIncubatorAlone(String wrong) throws Exception {
    List<String> command = Jvm.command(TwoPhase.class, wrong.equals("nope") ? wrong : "list");
    List<String> options = new ArrayList<>(command.subList(1, command.size()));
    if (wrong.startsWith("-X")) {
      options.add(0, wrong);
    }
    String script =
        "source ci/tools.sh; java_options=(); PATH=%s:$PATH; become_java %s"
            .formatted(
                ShellWords.quoted(Path.of(command.get(0)).getParent().toString()),
                ShellWords.joined(options));
    // What Java itself says may come after its end, when all writers have gone.
    Process process = new ProcessBuilder("bash", "-c", "{ " + script + "; } 2>&1 | cat").start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(told, containsString(wrong));
    assertThat(told, not(containsString("incubator")));
  }
}

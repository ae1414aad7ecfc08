package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What only a program of its own shows: its locale, and what becomes of it when it is interrupted.
 */
@Tag("slow")
class ProgramTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** In minutes, and far from what it takes: only a process that stays fails here. */
  private static final long TEN = 10;

  @TempDir private Path folder;

  private Process started(Path where, List<String> options, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx500m", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("twophase.kit.cli.TwoPhase");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().putAll(Map.of("LC_ALL", options.isEmpty() ? "C" : "C.UTF-8"));
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }

  /** Egypt's digits are others, Germany's points are commas, Turkey's small I has no dot. */
  @Test
  void whatItSaysFollowsNoLocale() throws Exception {
    List<String> said = new ArrayList<>();
    for (String locale : List.of("en-US", "ar-EG", "de-DE", "tr-TR")) {
      List<String> options =
          List.of(
              "-Duser.language=" + locale.substring(0, 2), "-Duser.country=" + locale.substring(3));
      Process process =
          started(folder, options, "verify", "--only=oscillation", "--profile=quick", "--out=r");
      assertThat(text("err"), process.waitFor(), equalTo(0));
      said.add((text("out") + text("err")).replaceAll("[0-9.]+ s(?= |\\n|$)", "1 s"));
    }
    assertThat(said.stream().distinct().toList(), equalTo(said.subList(0, 1)));
  }

  /** Java would write beside it, into a folder with question marks. */
  @Test
  void aFolderThatItCannotNameIsRefused() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("tést"));
    Process process = started(odd, List.of(), "verify", "--only=oscillation", "--profile=quick");
    assertThat(process.waitFor(), equalTo(2));
    assertThat(text("err"), containsString("cannot be read in this locale; set LC_ALL=C.UTF-8"));
    try (var files = Files.list(odd)) {
      assertThat(files.toList(), equalTo(List.of()));
    }
  }

  /** Whether this process ignores SIGINT, as what a shell starts in the background does. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  /** Its simulator is a shell script that has started something else by the way. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void interruptedItEndsItsSimulatorsAndSaysHowToGoOn(String signal) throws Exception {
    assumeFalse(signal.equals("INT") && ignoresInterrupts(), "what is started ignores SIGINT, too");
    Path pid = folder.resolve("pid");
    Path script = folder.resolve("simulator.sh");
    Files.writeString(
        script,
        "sleep 6000 &\necho $! >> '%s'\nexec '%s' -cp '%s' twophase.paper.simulators.PipeSimulator good\n"
            .formatted(pid, JAVA, System.getProperty("java.class.path")));
    Process process =
        started(
            folder,
            List.of("-Duser.language=en"),
            "verify",
            "--only=conformance",
            "--profile=quick",
            "--out=r",
            "--simulator=exec:sh " + script);
    Path journal = folder.resolve("r/journal.jsonl");
    while (process.isAlive() && !Files.exists(journal)) {
      Thread.sleep(50);
    }
    List<ProcessHandle> simulators = process.descendants().toList();
    assertThat(
        new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor(), equalTo(0));
    assertThat(process.waitFor(), equalTo(signal.equals("INT") ? 130 : 143));
    assertThat(
        text("err"),
        allOf(containsString("Interrupted. "), containsString(" with --resume goes on")));
    for (ProcessHandle simulator : simulators) {
      simulator.onExit().get(TEN, TimeUnit.MINUTES);
    }
    for (String started : Files.readAllLines(pid)) {
      Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(started));
      if (left.isPresent()) {
        left.get().onExit().get(TEN, TimeUnit.MINUTES);
      }
    }
    try (var files = Files.list(folder.resolve("r"))) {
      assertThat(files.toList(), equalTo(List.of(journal)));
    }
  }
}

package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.text.Inert;
import twophase.paper.HostileSimulator;

/**
 * Whatever a simulator calls itself or throws, and whatever a file is called: no verb prints a line
 * that others wrote, one that acts on a terminal, or one that never ends.
 */
class HostileTextTest {
  private static final String SIMULATOR = "class:" + HostileSimulator.class.getName();
  private static final int LONGEST_LINE = 25_000;

  @TempDir private Path folder;
  private String printed = "";

  private int run(String... arguments) {
    StringWriter all = new StringWriter();
    PrintWriter terminal = new Terminal(all, false);
    int code = TwoPhase.execute(terminal, terminal, arguments);
    terminal.flush();
    printed = all.toString();
    return code;
  }

  private void isInert() {
    List<String> lines = printed.lines().toList();
    assertThat(lines.stream().filter(line -> line.startsWith("FORGED")).toList(), empty());
    assertThat(lines.stream().filter(line -> line.length() > LONGEST_LINE).toList(), empty());
    assertThat(Inert.lines(printed), equalTo(printed));
  }

  private static void filesAreInert(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertThat(file.toString(), Inert.lines(text), equalTo(text));
      }
    }
  }

  private String[] verb(String verb) {
    String report = folder.resolve("a\nFORGED").toString();
    return switch (verb) {
      case "verify" ->
          new String[] {
            verb, "--only", "oscillation", "--profile", "quick", "--no-progress", "--out", report
          };
      case "simulate" -> new String[] {verb, "--m", "2", "--steps", "4", "--out", report};
      case "map" ->
          new String[] {
            verb,
            "norm-balance",
            "--x",
            "m=2,3",
            "--no-progress",
            "--cache",
            folder.resolve("cache").toString(),
            "--out",
            report
          };
      case "reproduce" ->
          new String[] {
            verb,
            "norm-balance:as-printed.run:quick:0:0:failed:m=1,d=1,n=fresh,eta=0.1,sigma=1,"
                + "thetaNorm=0.5,steps=3"
          };
      default -> throw new IllegalArgumentException(verb);
    };
  }

  private String[] on(String verb) {
    return Stream.concat(Stream.of(verb(verb)), Stream.of("--simulator", SIMULATOR))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "simulate", "map"})
  void whatASimulatorCallsItself(String verb) throws IOException {
    HostileSimulator.ends = HostileSimulator.End.NONE;
    int code = run(on(verb));
    assertThat(printed, code, equalTo(0));
    assertThat(printed.lines().findFirst().orElse(""), containsString("imulator hostile FORGED"));
    assertThat(
        "a name is short", printed.lines().findFirst().orElse("").length() < 500, equalTo(true));
    assertThat(printed, containsString("a FORGED"));
    isInert();
    filesAreInert(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "simulate", "map", "reproduce"})
  void whatASimulatorThrows(String verb) throws IOException {
    for (HostileSimulator.End end : EnumSet.complementOf(EnumSet.of(HostileSimulator.End.NONE))) {
      HostileSimulator.ends = end;
      run(on(verb));
      isInert();
      filesAreInert(folder);
    }
  }

  /** Of which the first line says enough. */
  @Test
  void whatAStoreSays() throws IOException {
    HostileSimulator.ends = HostileSimulator.End.LACKS;
    Path store = folder.resolve("store");
    String[] command = on("verify");
    run(
        Stream.concat(Stream.of(command), Stream.of("--record", store.toString()))
            .toArray(String[]::new));
    isInert();
    run(
        Stream.concat(Stream.of(verb("verify")), Stream.of("--from", store.toString()))
            .toArray(String[]::new));
    assertThat(printed, containsString("Simulator hostile FORGED"));
    isInert();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --cards",
        "compare",
        "verdicts",
        "merge",
        "verify --baseline",
        "verify --only",
        "verify --from",
        "verify --theory",
        "verify --simulator",
        "verify --profile",
        "faults --only-faults",
        "simulate --rule",
        "reproduce",
        "show",
        "map"
      })
  void whatIsAskedForAndIsNotThere(String command) {
    String[] words =
        Stream.concat(Stream.of(command.split(" ")), Stream.of(HostileSimulator.TEXT))
            .toArray(String[]::new);
    assertThat(printed, run(words), equalTo(2));
    isInert();
  }
}

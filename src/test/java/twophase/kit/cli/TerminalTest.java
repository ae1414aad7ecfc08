package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final StringWriter written = new StringWriter();

  @Test
  void nothingThatIsPrintedActs() {
    PrintWriter out = new Terminal(written, true);
    out.println("a\u001b[31mb\u202e\u0007\r\tc");
    out.printf("%s%n", "\ud83d\ude00 \ude00");
    out.print('\ud83d');
    out.println('\ude00');
    assertThat(written.toString(), equalTo("a�[31mb���\tc\n\ud83d\ude00 �\n\ud83d\ude00\n"));
  }

  @Test
  void coloursAreOursAlone() {
    Terminal.println(new Terminal(written, true), "bold,red", "a\u001b[0m @|blue b|@");
    assertThat(written.toString(), equalTo("\u001b[1m\u001b[31ma�[0m @|blue b|@\u001b[0m\n"));
  }

  @Test
  void whereNobodyWatchesThereAreNone() {
    Terminal.print(new Terminal(written, false), "red", "a");
    Terminal.print(new PrintWriter(written, true), "red", "b");
    assertThat(written.toString(), equalTo("ab"));
  }

  @Test
  void aDumbTerminalIsNotDrawnOn() {
    assertThat(Watcher.draws(Map.of("TERM", "xterm")), equalTo(true));
    assertThat(Watcher.draws(Map.of()), equalTo(true));
    assertThat(Watcher.draws(Map.of("TERM", "dumb")), equalTo(false));
    assertThat(Watcher.draws(Map.of("TERM", "xterm", "CI", "true")), equalTo(false));
  }
}

package org.example.diagonal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.cli.TwoPhase;

/** Every verdict is the expected one; a fault in the simulator is noticed. */
class DiagonalTheoryTest {
  private final StringWriter out = new StringWriter();
  @TempDir private Path folder;

  private int verify(String... more) {
    String[] options = {"verify", "--theory", "diagonal", "--no-progress", "--profile", "quick"};
    String[] all = new String[options.length + more.length + 2];
    System.arraycopy(options, 0, all, 0, options.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    all[all.length - 2] = "--out";
    all[all.length - 1] = folder.toString();
    return TwoPhase.execute(new PrintWriter(out, true), new PrintWriter(out, true), all);
  }

  @Test
  void everyVerdictIsTheExpectedOne() {
    assertEquals(0, verify(), out::toString);
  }

  @Test
  void aFaultIsNoticed() {
    assertEquals(
        1,
        verify("--only", "opposite-noise", "--simulator", "class:org.example.diagonal.DoubleStep"),
        out::toString);
  }
}

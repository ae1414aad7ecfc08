package twophase.paper.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The same update in other languages, on one thread, each timed by its own program as the least of
 * many short slices of thread CPU time: a plain NumPy loop, and a program in C for what can be had.
 */
final class Yardsticks {
  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> C_OPTIONS =
      List.of("-O3", "-march=native", "-ffp-contract=fast", "-fno-math-errno");

  private Yardsticks() {}

  /**
   * What the C program printed.
   *
   * @param nanoseconds per replica-step, random numbers included
   * @param apart largest difference of its weights from those of plain steps
   */
  record CStep(double nanoseconds, double apart) {}

  /**
   * Nanoseconds per step of NumPy; empty where python3 or numpy is absent.
   *
   * @param m width
   * @param d input dimension
   */
  static OptionalDouble numpy(long m, int d) {
    try {
      String script = new String(resource("loop.py"), StandardCharsets.UTF_8);
      Optional<String> text =
          output(List.of("python3", "-c", script, Long.toString(m), Integer.toString(d)));
      return text.isPresent()
          ? OptionalDouble.of(Double.parseDouble(text.get()))
          : OptionalDouble.empty();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * A replica-step of the C program, compiled in a temporary folder; empty where no `cc` compiles
   * it.
   *
   * @param d input dimension; the width is 1000
   */
  static Optional<CStep> c(int d) {
    try {
      Path folder = Files.createTempDirectory("step");
      Path source = folder.resolve("step.c");
      Path program = folder.resolve("step");
      try {
        Files.write(source, resource("step.c"));
        return compiled(source, program, d)
            ? output(List.of(program.toString())).map(Yardsticks::parsed)
            : Optional.empty();
      } finally {
        Files.deleteIfExists(source);
        Files.deleteIfExists(program);
        Files.delete(folder);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean compiled(Path source, Path program, int d) throws IOException {
    List<String> command = new ArrayList<>(List.of("cc"));
    command.addAll(C_OPTIONS);
    command.addAll(List.of("-DD=" + d, source.toString(), "-o", program.toString(), "-lm"));
    return output(command).isPresent();
  }

  private static CStep parsed(String text) {
    String[] words = text.split(" ");
    return new CStep(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
  }

  /** What a program printed, if it ended well. */
  private static Optional<String> output(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    for (String library : List.of("OMP", "OPENBLAS", "MKL")) {
      builder.environment().put(library + "_NUM_THREADS", "1");
    }
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      byte[] text = process.getInputStream().readAllBytes();
      return Optional.of(new String(text, StandardCharsets.UTF_8).trim());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroy();
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = Yardsticks.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("the jar lacks " + name);
      }
      return stream.readAllBytes();
    }
  }
}

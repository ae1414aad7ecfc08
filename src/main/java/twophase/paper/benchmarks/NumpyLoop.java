package twophase.paper.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** The same update as a plain NumPy loop on one thread, where python3 with numpy is there. */
final class NumpyLoop {
  private static final String SCRIPT = "loop.py";
  private static final long PATIENCE_SECONDS = 60;

  private NumpyLoop() {}

  /**
   * Nanoseconds per step; empty where python3 or numpy is absent.
   *
   * @param m width
   * @param d input dimension
   * @param steps of each of the script's five repetitions
   */
  static OptionalDouble nanosecondsPerStep(long m, int d, int steps) {
    try {
      List<String> command = new ArrayList<>(List.of("python3", "-c", script()));
      command.addAll(List.of(Long.toString(m), Integer.toString(d), Integer.toString(steps)));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      for (String library : List.of("OMP", "OPENBLAS", "MKL")) {
        builder.environment().put(library + "_NUM_THREADS", "1");
      }
      return answer(builder.start());
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble answer(Process process) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return OptionalDouble.empty();
      }
      byte[] text = process.getInputStream().readAllBytes();
      return OptionalDouble.of(Double.parseDouble(new String(text, StandardCharsets.UTF_8).trim()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    } finally {
      process.destroy();
    }
  }

  private static String script() throws IOException {
    try (InputStream stream = NumpyLoop.class.getResourceAsStream(SCRIPT)) {
      if (stream == null) {
        throw new IOException("the jar lacks " + SCRIPT);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package twophase.kit.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Notices that somebody else's code ends the program: a simulator, or a check, that calls {@code
 * System.exit} is not to end a run with an exit code of its choice. A signal is somebody's wish and
 * ends it as ever. Against {@code Runtime.halt} nothing helps.
 */
final class EarlyEnd {
  private final PrintStream err;
  private volatile boolean ended;

  private EarlyEnd(PrintStream err) {
    this.err = err;
  }

  /** Watches from now on. */
  static EarlyEnd watched(PrintStream err) {
    EarlyEnd watch = new EarlyEnd(err);
    Runtime.getRuntime().addShutdownHook(new Thread(watch::look, "twophase-end"));
    return watch;
  }

  /** From now on the program may end. */
  void allow() {
    ended = true;
  }

  private void look() {
    if (!ended) {
      Thread.getAllStackTraces().values().stream()
          .flatMap(frames -> caller(frames).stream())
          .findFirst()
          .ifPresent(this::refuse);
    }
  }

  private void refuse(String caller) {
    err.println(
        "twophase: what is tested, or the test, broke: it ended the program by System.exit (at "
            + caller
            + ")");
    err.flush();
    Runtime.getRuntime().halt(TwoPhase.BROKEN);
  }

  /** Who called {@code System.exit}, or {@code Runtime.exit}, in a thread of these frames. */
  private static Optional<String> caller(StackTraceElement[] frames) {
    List<StackTraceElement> calls = Arrays.asList(frames);
    for (int k = calls.size() - 1; k > 0; k--) {
      if (exits(calls.get(k - 1)) && !exits(calls.get(k))) {
        return Optional.of(calls.get(k).toString());
      }
    }
    return Optional.empty();
  }

  private static boolean exits(StackTraceElement frame) {
    boolean java = List.of("java.lang.System", "java.lang.Runtime").contains(frame.getClassName());
    return java && frame.getMethodName().equals("exit");
  }
}

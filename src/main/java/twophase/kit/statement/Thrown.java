package twophase.kit.statement;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

/** What was thrown, in a line: what it says, and where in the code that is tested it came up. */
public final class Thrown {
  private static final String SUITE = "twophase.kit.";

  /**
   * The suite, and the libraries that it carries: of no help to who looks for a mistake elsewhere.
   */
  private static final List<String> CARRIED =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          SUITE,
          "net.jqwik.",
          "org.junit.",
          "org.hamcrest.",
          "org.ejml.",
          "org.apache.commons.",
          "org.apache.batik.",
          "org.jfree.",
          "org.commonmark.",
          "com.fasterxml.jackson.",
          "dev.harrel.",
          "gg.jte.",
          "me.tongfei.",
          "picocli.");

  private Thrown() {}

  /** What it says, and where it came up. */
  public static String words(Throwable thrown) {
    Throwable cause = cause(thrown);
    return cause + place(cause);
  }

  /** Whether it came up in code of the suite alone, with nobody else's in between. */
  public static boolean ours(Throwable thrown) {
    return place(cause(thrown)).isEmpty();
  }

  /** Behind what only says that something was thrown. */
  private static Throwable cause(Throwable thrown) {
    boolean wrapper =
        thrown instanceof InvocationTargetException
            || thrown instanceof ExceptionInInitializerError
            || thrown.getClass().getName().startsWith("net.jqwik.");
    return wrapper && thrown.getCause() != null ? cause(thrown.getCause()) : thrown;
  }

  /** The first place that the suite, or what it carries, called and is not itself. */
  private static String place(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    int asked = frames.length - 1;
    while (asked >= 0 && !frames[asked].getClassName().startsWith(SUITE)) {
      asked--;
    }
    return Arrays.stream(frames)
        .limit(Math.max(asked, 0))
        .filter(frame -> CARRIED.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst()
        .map(
            frame ->
                " (at %s.%s, %s:%d)"
                    .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber()))
        .orElse("");
  }
}

package twophase.kit.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How progress looks on standard error: a bar where somebody watches, else lines. */
final class Bars {
  private static final int REDRAW_MILLIS = 200;
  private static final int LINES = 10;

  private Bars() {}

  /**
   * A bar with the remaining time.
   *
   * @param task what is being done, in a word
   * @param whole how many steps it takes, in whatever unit
   */
  static ProgressBar bar(String task, long whole) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(whole)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REDRAW_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .clearDisplayOnFinish()
        .build();
  }

  /** A line for each tenth in a log. */
  static final class Tenths {
    private final PrintWriter err;
    private final String things;
    private final long whole;
    private long done;

    /**
     * Of so many things.
     *
     * @param things what they are called
     */
    Tenths(PrintWriter err, String things, long whole) {
      this.err = err;
      this.things = things;
      this.whole = whole;
    }

    /** One more is done. */
    void step() {
      long before = LINES * done / whole;
      done++;
      if (LINES * done / whole > before) {
        err.printf("%d of %d %s%n", done, whole, things);
      }
    }
  }
}

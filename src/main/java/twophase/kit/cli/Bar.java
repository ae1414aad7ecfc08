package twophase.kit.cli;

import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * A bar on standard error with the remaining time, for somebody who watches; what is told meanwhile
 * stands above it.
 */
final class Bar implements AutoCloseable {
  private static final int REDRAW_MILLIS = 200;

  private final Line line = new Line();
  private final ProgressBar bar;

  /** A bar of so many steps, in whatever unit, that takes whatever time it takes. */
  Bar(String task, long whole) {
    this(task, whole, Optional.empty());
  }

  /**
   * A bar that ends with its time.
   *
   * @param task what is being done, in a word
   * @param whole how many steps it takes, in whatever unit
   * @param budget after which it ends, whatever is done by then; nothing if nothing ends it
   */
  Bar(String task, long whole, Optional<Duration> budget) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(whole)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setEtaFunction(state -> remaining(state, budget))
            .setConsumer(line)
            .clearDisplayOnFinish()
            .build();
  }

  private static Optional<Duration> remaining(ProgressState state, Optional<Duration> budget) {
    return remaining(state.getCurrent(), state.getMax(), state.getElapsedAfterStart(), budget);
  }

  /**
   * The time that is left: as long as the rest takes at the pace so far, but no longer than the
   * budget. Nothing as long as neither is known.
   *
   * @param done how many steps are done
   * @param whole of how many; not above 0 where nobody knows
   */
  static Optional<Duration> remaining(
      long done, long whole, Duration elapsed, Optional<Duration> budget) {
    Optional<Duration> pace =
        done > 0 && whole > 0
            ? Optional.of(
                Duration.ofMillis(
                    Math.round((double) elapsed.toMillis() / done * Math.max(0, whole - done))))
            : Optional.empty();
    Optional<Duration> left =
        budget.map(all -> all.compareTo(elapsed) > 0 ? all.minus(elapsed) : Duration.ZERO);
    return left.filter(most -> pace.isEmpty() || most.compareTo(pace.get()) < 0).or(() -> pace);
  }

  /** It takes so many steps in all, as is known by now. */
  void whole(long steps) {
    bar.maxHint(steps);
  }

  /** So many steps more are done. */
  void step(long steps) {
    bar.stepBy(steps);
  }

  /** So many steps are done in all. */
  void stepTo(long steps) {
    bar.stepTo(steps);
  }

  /** What is being done is this one. */
  void about(String thing) {
    bar.setExtraMessage(" " + thing);
  }

  /** Tells something above the bar. */
  void above(Runnable told) {
    line.above(told);
  }

  @Override
  public void close() {
    bar.close();
  }

  /** The line that the bar is drawn into; it is drawn by a thread of its own. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private String drawn = "";
    private boolean closed;

    Line() {
      super(System.err);
    }

    @Override
    public synchronized void accept(String bar) {
      drawn = bar;
      super.accept(bar);
    }

    @Override
    public synchronized void clear() {
      super.clear();
    }

    synchronized void above(Runnable told) {
      clear();
      told.run();
      if (!closed && !drawn.isEmpty()) {
        super.accept(drawn);
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      super.close();
    }
  }
}

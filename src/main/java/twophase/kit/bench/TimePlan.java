package twophase.kit.bench;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Fits the forms of a run into a budget of time. They come from the cheapest up, and each may take
 * a quarter of what is left when its turn comes, the last ones an equal part: as many as possible
 * are decided, and one that turns out too slow for the simulator under test leaves three quarters
 * of the time to the others. What is about the simulator itself comes before all others and may
 * take all of the time: whoever does not conform is told so. Without a budget nothing ever ends.
 *
 * <p>A form one of whose cases ran out of time cannot hold any more, so its cases share its time as
 * they come, and none begins after its end.
 *
 * <p>What is decided in time is decided as without a budget; how much that is depends on the
 * machine.
 */
public final class TimePlan {
  private static final long NEVER = Long.MAX_VALUE;

  /** The largest part of the time that is left that one form may take. */
  private static final double PART = 0.25;

  private final LongSupplier clock;
  private final long end;
  private int first;
  private int waiting;

  private TimePlan(LongSupplier clock, long end, int first, int others) {
    this.clock = clock;
    this.end = end;
    this.first = first;
    this.waiting = others;
  }

  /** No budget. */
  public static TimePlan unlimited() {
    return new TimePlan(System::nanoTime, NEVER, 0, 0);
  }

  /**
   * A budget that begins to run now.
   *
   * @param budget positive
   * @param first how many of the forms come first and may take all of it
   * @param others how many come then
   */
  public static TimePlan of(Duration budget, int first, int others) {
    return of(budget, first, others, System::nanoTime);
  }

  static TimePlan of(Duration budget, int first, int others, LongSupplier clock) {
    return new TimePlan(clock, clock.getAsLong() + budget.toNanos(), first, others);
  }

  /** Begins the next form: what it may take. */
  Share begin() {
    if (end == NEVER) {
      return new Share(NEVER);
    }
    if (first > 0) {
      first--;
      return new Share(end);
    }
    long now = clock.getAsLong();
    double part = Math.max(PART, 1.0 / Math.max(1, waiting--));
    return new Share(now + (long) (Math.max(0, end - now) * part));
  }

  /** What one form may take. */
  final class Share {
    private final long formEnd;
    private volatile boolean cut;

    private Share(long formEnd) {
      this.formEnd = formEnd;
    }

    /** Whether the form's time is up. */
    boolean over() {
      if (formEnd == NEVER || clock.getAsLong() < formEnd) {
        return false;
      }
      cut = true;
      return true;
    }

    /** Whether somebody was told that time was up. */
    boolean cut() {
      return cut;
    }
  }
}

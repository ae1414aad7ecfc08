package twophase.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import twophase.statement.FormId;

/**
 * Spreads a budget of time over the forms of a run: each takes its share of what is left when its
 * turn comes, by its weight among those still to come, so that what one form leaves over goes to
 * the others. Without a budget nothing ever ends.
 *
 * <p>What is decided in time is decided as without a budget; how much that is depends on the
 * machine.
 */
public final class TimePlan {
  private static final long NEVER = Long.MAX_VALUE;

  private final LongSupplier clock;
  private final long end;
  private final Map<FormId, Double> waiting;

  private TimePlan(LongSupplier clock, long end, Map<FormId, Double> weights) {
    this.clock = clock;
    this.end = end;
    this.waiting = new LinkedHashMap<>(weights);
  }

  /** No budget. */
  public static TimePlan unlimited() {
    return new TimePlan(System::nanoTime, NEVER, Map.of());
  }

  /**
   * A budget that begins to run now.
   *
   * @param budget positive
   * @param weights about what each form of the run costs, in any unit
   */
  public static TimePlan of(Duration budget, Map<FormId, Double> weights) {
    return of(budget, weights, System::nanoTime);
  }

  static TimePlan of(Duration budget, Map<FormId, Double> weights, LongSupplier clock) {
    return new TimePlan(clock, clock.getAsLong() + budget.toNanos(), weights);
  }

  /** Begins a form: what it may take. */
  Share begin(FormId form) {
    double all = waiting.values().stream().mapToDouble(Double::doubleValue).sum();
    Double own = waiting.remove(form);
    if (end == NEVER) {
      return new Share(NEVER);
    }
    long now = clock.getAsLong();
    double part = own == null || all <= 0 ? 1 : own / all;
    return new Share(now + (long) (Math.max(0, end - now) * part));
  }

  /** What one form may take. */
  final class Share {
    private final long formEnd;
    private long caseEnd = NEVER;
    private volatile boolean cut;

    private Share(long formEnd) {
      this.formEnd = formEnd;
    }

    /**
     * Begins a case.
     *
     * @param left cases still to come, this one included; at least 1
     */
    void beginCase(int left) {
      if (formEnd != NEVER) {
        long now = clock.getAsLong();
        caseEnd = now + Math.max(0, formEnd - now) / Math.max(1, left);
      }
    }

    /** Whether the case's time is up. */
    boolean over() {
      if (caseEnd == NEVER || clock.getAsLong() < caseEnd) {
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

package twophase.kit.bench;

/**
 * How a run is done; what it finds does not depend on it, but for what time cuts short and what is
 * refused since it is too much.
 *
 * @param workers who does the trials
 * @param progress who watches
 * @param plan how long it may take
 * @param work what a trial may compute
 */
public record Means(Workers workers, Progress progress, TimePlan plan, Work work) {

  /** Of any work. */
  public Means(Workers workers, Progress progress, TimePlan plan) {
    this(workers, progress, plan, Work.UNBOUNDED);
  }

  /** Nobody watches, and there is time for any work. */
  public static Means of(Workers workers) {
    return of(workers, Work.UNBOUNDED);
  }

  /** Nobody watches, and there is time, but not for any work. */
  public static Means of(Workers workers, Work work) {
    return new Means(workers, Progress.NONE, TimePlan.unlimited(), work);
  }
}

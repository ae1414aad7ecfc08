package twophase.kit.bench;

/**
 * How a run is done; what it finds does not depend on it, but for what is cut short and what is
 * refused since it is too much.
 *
 * @param workers who does the trials
 * @param progress who watches
 * @param plan how long it may take
 * @param trials after how many trials a setting that asks the simulator under test, and is not
 *     decided, is left so, at least 1
 * @param work what a trial may compute
 */
public record Means(Workers workers, Progress progress, TimePlan plan, long trials, Work work) {

  /** As many trials as the form allows, of any work. */
  public Means(Workers workers, Progress progress, TimePlan plan) {
    this(workers, progress, plan, Long.MAX_VALUE, Work.UNBOUNDED);
  }

  /** The same, but with so many trials at a setting at the most. */
  public Means atMost(long most) {
    return new Means(workers, progress, plan, most, work);
  }

  /** The same, but somebody watches. */
  public Means watchedBy(Progress watcher) {
    return new Means(workers, watcher, plan, trials, work);
  }

  /** Nobody watches, and there is time for any work. */
  public static Means of(Workers workers) {
    return of(workers, Work.UNBOUNDED);
  }

  /** Nobody watches, and there is time, but not for any work. */
  public static Means of(Workers workers, Work work) {
    return new Means(workers, Progress.NONE, TimePlan.unlimited(), Long.MAX_VALUE, work);
  }
}

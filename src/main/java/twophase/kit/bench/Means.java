package twophase.kit.bench;

/**
 * How a run is done; what it finds does not depend on it, but for what time cuts short.
 *
 * @param workers who does the trials
 * @param progress who watches
 * @param plan how long it may take
 */
public record Means(Workers workers, Progress progress, TimePlan plan) {

  /** Nobody watches, and there is time. */
  public static Means of(Workers workers) {
    return new Means(workers, Progress.NONE, TimePlan.unlimited());
  }
}

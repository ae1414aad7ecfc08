package twophase.paper.theorems;

/**
 * Evenly spaced times of a run.
 *
 * @param from the first
 * @param every how far apart, at least 1
 */
public record Looks(long from, long every) {

  /** Some times from one to another, {@code count} of them or a few more. */
  public static Looks between(long from, long to, int count) {
    return new Looks(from, Math.max(1, (to - from) / count));
  }

  /** The first of them from t on. */
  public long next(long t) {
    return t <= from ? from : from + every * ((t - from + every - 1) / every);
  }

  /** Whether t is one of them. */
  public boolean at(long t) {
    return t >= from && (t - from) % every == 0;
  }
}

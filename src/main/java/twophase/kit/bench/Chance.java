package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * The chance of failure that one run leaves, given all that the run drew, of an event that is
 * claimed with a probability: decided on its mean over runs, E[chance] being claimed to be at most
 * what the claim allows. It is computed with a stated error: refutation is told the lower end,
 * certification the upper.
 *
 * <p>A run tells more than a count where most of them leave a chance far above what is allowed. A
 * mean far below 1/trials cannot be certified this way either: no runs exclude that a rare one,
 * which none of them was, fails for certain.
 *
 * @param low lower end, in [0, 1]
 * @param high upper end, in [low, 1]
 * @param diverged whether the run diverged
 * @param words what the chance is of, in this run; told of the run that leaves the largest; empty
 *     for nothing
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Chance(double low, double high, boolean diverged, String words) implements Shown {

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException unless {@code 0 <= low <= high <= 1}
   */
  public Chance {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "a chance must be in [0, 1] with low <= high, got [" + low + ", " + high + "]");
    }
  }

  /** That the event fails with a chance from low to high. */
  public static Chance ofFailure(double low, double high) {
    return new Chance(low, high, false, "");
  }

  /** A run that diverged: the event fails for certain. */
  public static Chance divergence() {
    return new Chance(1, 1, true, "");
  }

  /** The same with what the chance is of. */
  public Chance saying(String of) {
    return new Chance(low, high, diverged, of);
  }

  /** That the event does not fail. */
  Chance opposite() {
    return new Chance(1 - high, 1 - low, diverged, words);
  }
}

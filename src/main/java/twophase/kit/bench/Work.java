package twophase.kit.bench;

import org.apiguardian.api.API;
import twophase.kit.number.Numbers;

/**
 * What somebody may ask for who types a setting: a bound on what its trials compute, counted in
 * steps times the numbers that a step moves, so that it is the same on every machine. The settings
 * of cards need none.
 *
 * @param most in each run, above 0
 * @param trials how many of them may each do one, at least 1
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Work(double most, long trials) {
  /** Without a bound. */
  static final Work UNBOUNDED = new Work(Double.POSITIVE_INFINITY, 1);

  /** A day of one core at a billion numbers a second, about: nobody waits for more by mistake. */
  private static final double MOST = 1e14;

  private static final int DIGITS = 3;

  /**
   * What so many trials may compute together.
   *
   * @param trials at the most, at least 1
   */
  public static Work of(long trials) {
    return new Work(MOST / trials, trials);
  }

  /**
   * Makes sure of a run that it is not too long, before it begins.
   *
   * @param steps at the most; the largest {@code long} for that many and more
   * @param numbers that a step moves
   * @throws TooMuchWork if it is
   */
  public void require(long steps, double numbers) {
    if (steps * numbers > most) {
      throw new TooMuchWork(
          "%s%ssteps that move %s numbers each%s: at most %s numbers are moved for a typed setting"
              .formatted(
                  Numbers.rounded(steps, DIGITS),
                  steps == Long.MAX_VALUE ? " or more " : " ",
                  Numbers.rounded(numbers, DIGITS),
                  trials == 1 ? "" : ", in each of up to " + trials + " trials",
                  Numbers.shortest(MOST)));
    }
  }
}

package twophase.paper.dynamics;

import org.apiguardian.api.API;

/**
 * What a bound on rounding counts beyond the sums themselves; whoever checks a step chooses it, and
 * says why.
 *
 * @param factors roundings of a product beyond those of the sums it stands in, at least 0: factors,
 *     step size, subtraction
 * @param householder the "small integer constant" of Higham's theorem 19.4, at least 1
 * @param firstOrder a relative error of SAM's length up to which first order with slack will do,
 *     above 0
 * @param precision the numbers that the simulator rounds to
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record RoundingCounts(int factors, int householder, double firstOrder, Precision precision) {

  /** What a sum of n products errs by, over the sum of their sizes. */
  double gamma(int n) {
    return precision.gamma(n);
  }
}

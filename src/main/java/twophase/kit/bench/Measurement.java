package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * What a deterministic check saw: the claim holds in this case when {@code observed <= bound}.
 *
 * @param observed what was seen; NaN breaks the check
 * @param bound what is claimed of it
 * @param words observed against bound in words
 * @param diverged whether there was nothing to see, since the run diverged
 * @param exhibit what else there is to see where the claim fails
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Measurement(
    double observed, double bound, String words, boolean diverged, Exhibit exhibit) {

  /** What a run that did not diverge showed. */
  public Measurement(double observed, double bound, String words) {
    this(observed, bound, words, false, Exhibit.NONE);
  }

  /**
   * A run that diverged.
   *
   * @param observed what counts as seen
   * @param bound what is claimed of it
   */
  public static Measurement divergence(double observed, double bound, String words) {
    return new Measurement(observed, bound, words, true, Exhibit.NONE);
  }

  /** The same with more to see. */
  public Measurement showing(Exhibit more) {
    return new Measurement(observed, bound, words, diverged, more);
  }

  /** Whether the claim holds in this case. */
  public boolean holds() {
    return observed <= bound;
  }

  /** How much of the bound was used; 0 where nothing was observed. */
  public double tightness() {
    return observed == 0 ? 0 : observed / bound;
  }
}

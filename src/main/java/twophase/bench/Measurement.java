package twophase.bench;

/**
 * What a deterministic check saw: the claim holds in this case when {@code observed <= bound}.
 *
 * @param observed what was seen; NaN breaks the check
 * @param bound what is claimed of it
 * @param words observed against bound in words
 */
public record Measurement(double observed, double bound, String words) {

  /** Whether the claim holds in this case. */
  public boolean holds() {
    return observed <= bound;
  }

  /** How much of the bound was used; 0 where nothing was observed. */
  public double tightness() {
    return observed == 0 ? 0 : observed / bound;
  }
}

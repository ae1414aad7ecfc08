package twophase.kit.evidence;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * Whether a hypothesis of the theory was met on the tested settings.
 *
 * @param id for example A2
 * @param met {@code true}, {@code false}, {@code mixed}, or {@code unknown} where the text
 *     available to us lacks a constant
 * @param note what was compared with what
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record HypothesisStanding(String id, String met, String note) {

  private static final Set<String> KNOWN = Set.of("true", "false", "mixed", "unknown");

  /**
   * Checks what is said of it.
   *
   * @throws IllegalArgumentException if {@code met} is another word
   */
  public HypothesisStanding {
    if (!KNOWN.contains(met)) {
      throw new IllegalArgumentException(
          "whether " + id + " is met must be true, false, mixed or unknown, not " + met);
    }
  }

  /** Both together: what stands differently at different settings is mixed. */
  public HypothesisStanding and(HypothesisStanding other) {
    return met.equals(other.met) ? this : new HypothesisStanding(id, "mixed", note);
  }
}

package twophase.kit.evidence;

import java.util.Locale;

/**
 * The chance, at most, that a run on a right simulator does not end as the cards expect, by bad
 * luck alone.
 *
 * @param computed what laws, tails and finite lists of settings bound, in [0, 1]
 * @param piloted what pilot runs bound: as good as they, in [0, 1]
 * @param untold forms whose cards tell nothing of it
 */
public record BadLuck(double computed, double piloted, int untold) {
  /** None at all. */
  public static final BadLuck NONE = new BadLuck(0, 0, 0);

  /** Of something whose card tells nothing. */
  public static final BadLuck UNTOLD = new BadLuck(0, 0, 1);

  /** Bounded by computation. */
  public static BadLuck computed(double chance) {
    return new BadLuck(chance, 0, 0);
  }

  /** Bounded by pilot runs. */
  public static BadLuck piloted(double chance) {
    return new BadLuck(0, chance, 0);
  }

  /** Of both together, at most the sum. */
  public BadLuck and(BadLuck other) {
    return new BadLuck(
        Math.min(1, computed + other.computed),
        Math.min(1, piloted + other.piloted),
        untold + other.untold);
  }

  /** As one number with what stands behind it. */
  public String inShort() {
    if (untold > 0) {
      return "(not told)";
    }
    double whole = computed + piloted;
    return whole == 0
        ? "0"
        : String.format(Locale.ROOT, "%.1g%s", whole, piloted > 0 ? " by pilots" : "");
  }

  /** In a line. */
  public String words() {
    String told =
        String.format(
            Locale.ROOT,
            "by bad luck a right simulator is not green with probability at most %.2g computed,"
                + " and %.2g by pilot runs",
            computed,
            piloted);
    return untold == 0
        ? told
        : told + (untold == 1 ? "; 1 form does not tell" : "; " + untold + " forms do not tell");
  }
}

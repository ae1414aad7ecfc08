package twophase.kit.evidence;

import java.util.Locale;
import java.util.Optional;

/**
 * The chance of saying anything wrong by bad luck.
 *
 * @param total the chance, at most, that any verdict of a run of all statements is wrong
 * @param spent what this run took of it
 * @param reserve what no form has a share in: room for forms to come; NaN in what was written
 *     before there was one
 * @param luck the second error: the chance that bad luck alone keeps a right simulator from the
 *     expected verdicts of this run; empty where verdicts alone were wanted, and in what was
 *     written before it was told
 */
public record ErrorBudget(double total, double spent, double reserve, Optional<BadLuck> luck) {
  /** The chance, at most, that a whole run says anything wrong, unless another one is asked for. */
  public static final double USUAL = 1e-6;

  /** Whether nobody asked for another total. */
  public boolean usual() {
    return total == USUAL;
  }

  /** In a line. */
  public String words() {
    String left =
        Double.isNaN(reserve) ? "" : String.format(Locale.ROOT, ", reserve %.2g", reserve);
    return String.format(Locale.ROOT, "%.2g of %.2g%s", spent, total, left);
  }
}

package twophase.kit.evidence;

import java.util.Locale;

/**
 * The chance of saying anything wrong by bad luck.
 *
 * @param total the chance, at most, that any verdict of a run of all statements is wrong
 * @param spent what this run took of it
 * @param reserve what no form has a share in: room for forms to come; NaN in what was written
 *     before there was one
 */
public record ErrorBudget(double total, double spent, double reserve) {

  /** In a line. */
  public String words() {
    String left =
        Double.isNaN(reserve) ? "" : String.format(Locale.ROOT, ", reserve %.2g", reserve);
    return String.format(Locale.ROOT, "%.2g of %.2g%s", spent, total, left);
  }
}

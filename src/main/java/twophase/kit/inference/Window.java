package twophase.kit.inference;

/**
 * The range of the abscissa in which a rate is read, declared before the data are seen.
 *
 * @param from lower end, inclusive
 * @param to upper end, inclusive
 */
public record Window(double from, double to) {

  /**
   * Checks the ends.
   *
   * @param from lower end, inclusive
   * @param to upper end, inclusive
   * @throws IllegalArgumentException unless {@code from < to}
   */
  public Window {
    if (!(from < to)) {
      throw new IllegalArgumentException("need from < to, got [" + from + ", " + to + "]");
    }
  }

  /**
   * Whether the abscissa lies in the window.
   *
   * @param x any number; NaN is never inside
   * @return {@code from <= x <= to}
   */
  public boolean contains(double x) {
    return from <= x && x <= to;
  }
}
